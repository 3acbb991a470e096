package dev.portcullis.verification.signature;

import java.util.Objects;

/**
 * A public key as an attestor lists it. Immutable.
 *
 * <p>That the bytes are a key, and one that fits the algorithm, is known only after {@link
 * KeyParser#parse}: reading a policy must not cost a key parse for every key that nobody used.
 *
 * @param id what signatures call it
 * @param pem the key
 * @param algorithm how it signs
 * @param comment what its owner wrote about it, perhaps nothing
 */
public record PkixKey(KeyId id, PublicKeyPem pem, SignatureAlgorithm algorithm, String comment) {

  public PkixKey {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(pem, "pem");
    Objects.requireNonNull(algorithm, "algorithm");
    Objects.requireNonNull(comment, "comment");
  }
}
