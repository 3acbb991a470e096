package dev.portcullis.verification.check;

import dev.portcullis.verification.signature.PkixKey;
import java.util.List;
import java.util.Objects;

/**
 * Keys any one of which may sign an attestation. Immutable.
 *
 * @param displayName what messages call it, perhaps nothing
 * @param keys at least one; ids are distinct
 */
public record Authenticator(String displayName, List<PkixKey> keys) {

  public Authenticator {
    Objects.requireNonNull(displayName, "displayName");
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("an authenticator without a key");
    }
    if (keys.stream().map(PkixKey::id).distinct().count() != keys.size()) {
      throw new IllegalArgumentException("two keys with one id");
    }
  }
}
