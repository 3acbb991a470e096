package dev.portcullis.testkit.signing;

import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** The JDK's signature of each algorithm. */
public final class JcaSignatures {

  private JcaSignatures() {}

  /** What the JDK calls the keys of an algorithm. */
  public static String keyType(SignatureAlgorithm algorithm) {
    return switch (algorithm.scheme()) {
      case ECDSA -> "EC";
      case ED25519 -> "Ed25519";
      case RSA_PKCS1, RSA_PSS -> "RSA";
    };
  }

  /** A new object that can sign or verify, once it is given a key. */
  public static Signature of(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    SignatureAlgorithm.Hash hash = algorithm.hash();
    return switch (algorithm.scheme()) {
      case ECDSA -> Signature.getInstance(hash + "withECDSA");
      case ED25519 -> Signature.getInstance("Ed25519");
      case RSA_PKCS1 -> Signature.getInstance(hash + "withRSA");
      case RSA_PSS -> pss(hash, hash.bytes());
    };
  }

  /** RSASSA-PSS with a salt of any length. */
  public static Signature pss(SignatureAlgorithm.Hash hash, int saltBytes)
      throws GeneralSecurityException {
    // SHA256 -> SHA-256
    String digest = hash.name().replace("SHA", "SHA-");
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(
        new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), saltBytes, 1));
    return signature;
  }
}
