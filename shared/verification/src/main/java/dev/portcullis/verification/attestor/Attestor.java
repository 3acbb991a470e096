package dev.portcullis.verification.attestor;

import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An authority whose attestations a policy may ask for. Immutable.
 *
 * @param name what policies call it
 * @param description what its owner wrote about it, perhaps nothing
 * @param note the note that its attestations hang on
 * @param keys the keys it signs with; ids are distinct; none means that nothing it says can hold
 */
public record Attestor(AttestorName name, String description, NoteName note, List<PublicKey> keys) {

  public Attestor {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(note, "note");
    keys = List.copyOf(keys);
    Set<KeyId> ids = new HashSet<>();
    for (PublicKey key : keys) {
      if (!ids.add(key.id())) {
        throw new IllegalArgumentException("two keys with one id");
      }
    }
  }
}
