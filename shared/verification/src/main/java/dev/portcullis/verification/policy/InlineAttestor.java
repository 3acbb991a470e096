package dev.portcullis.verification.policy;

import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.signature.PublicKey;
import java.util.List;
import java.util.Objects;

/**
 * An attestor written out in a platform policy. Immutable.
 *
 * @param id what messages call it; unique in its policy
 * @param description what its author wrote about it, perhaps nothing
 * @param note the note that its attestations hang on
 * @param keys the keys it signs with; ids are distinct
 */
public record InlineAttestor(String id, String description, NoteName note, List<PublicKey> keys) {

  public InlineAttestor {
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(note, "note");
    keys = List.copyOf(keys);
    if (id.isEmpty()) {
      throw new IllegalArgumentException("an inline attestor needs an id");
    }
    if (keys.stream().map(PublicKey::id).distinct().count() != keys.size()) {
      throw new IllegalArgumentException("two keys with one id");
    }
  }
}
