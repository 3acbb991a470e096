package dev.portcullis.verification.verdict;

import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.signature.Verification;
import java.util.ArrayList;
import java.util.List;

/**
 * A verifier that tells keys apart by their comments: a signature by one is the text {@code signed
 * by COMMENT}. Remembers what it was asked.
 */
public final class FakeVerifier implements SignatureVerifier {

  /** One question. */
  public record Asked(PublicKey key, Bytes payload, Bytes signature) {}

  private final List<Asked> asked = new ArrayList<>();

  @Override
  public Verification verify(PublicKey key, Bytes payload, Bytes signature) {
    asked.add(new Asked(key, payload, signature));
    return signature.equals(signatureBy(key.comment()))
        ? new Verification.Valid()
        : new Verification.Invalid("the signature does not hold");
  }

  /** Every question so far. */
  public List<Asked> asked() {
    return asked;
  }

  /** What holds under the key with this comment. */
  public static Bytes signatureBy(String comment) {
    return Bytes.utf8("signed by " + comment);
  }
}
