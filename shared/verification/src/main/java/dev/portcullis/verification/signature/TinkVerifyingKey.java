package dev.portcullis.verification.signature;

import com.google.crypto.tink.PublicKeyVerify;
import java.security.GeneralSecurityException;

/** A key as one of Tink's verifiers. */
final class TinkVerifyingKey implements VerifyingKey {

  private static final Verification VALID = new Verification.Valid();

  private final PublicKeyVerify primitive;
  private final Verification invalid;

  TinkVerifyingKey(PublicKeyVerify primitive, SignatureAlgorithm algorithm) {
    this.primitive = primitive;
    this.invalid = new Verification.Invalid(why(algorithm));
  }

  @Override
  public Verification verify(Bytes payload, Bytes signature) {
    try {
      primitive.verify(signature.toByteArray(), payload.toByteArray());
      return VALID;
    } catch (GeneralSecurityException | RuntimeException e) {
      // A provider that stumbles over hostile bytes has not found the signature valid.
      return invalid;
    }
  }

  private static String why(SignatureAlgorithm algorithm) {
    String why = "the signature does not hold under " + algorithm;
    return algorithm.scheme() == SignatureAlgorithm.Scheme.RSA_PSS
        ? why
            + " (its salt must be as long as the hash:"
            + " `openssl dgst` takes `-sigopt rsa_pss_saltlen:digest`)"
        : why;
  }
}
