package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;
import java.util.Objects;

/**
 * A key in the X.509 form: what openssl prints and Cloud KMS hands out. Immutable.
 *
 * @param id what signatures call it
 * @param pem the key
 * @param algorithm how it signs
 * @param form which bytes it signs
 * @param comment what its owner wrote about it, perhaps nothing
 * @param life when its owner lets it count
 */
public record PkixKey(
    KeyId id,
    PublicKeyPem pem,
    SignatureAlgorithm algorithm,
    PayloadForm form,
    String comment,
    KeyLife life)
    implements PublicKey {

  public PkixKey {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(pem, "pem");
    Objects.requireNonNull(algorithm, "algorithm");
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(comment, "comment");
    Objects.requireNonNull(life, "life");
  }

  /** A key that signs payloads as they are, and counts at any time. */
  public PkixKey(KeyId id, PublicKeyPem pem, SignatureAlgorithm algorithm, String comment) {
    this(id, pem, algorithm, PayloadForm.RAW, comment, KeyLife.UNLIMITED);
  }

  @Override
  public Identity identity() {
    return new Identity(algorithm.name(), pem.subjectPublicKeyInfo());
  }

  @Override
  public VerifyingKey parse(KeyParser parser) throws InvalidTextException {
    return parser.parse(pem, algorithm);
  }

  @Override
  public Bytes signedFor(Bytes payload) {
    return form.signedFor(payload);
  }
}
