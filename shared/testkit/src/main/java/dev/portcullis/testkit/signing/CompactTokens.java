package dev.portcullis.testkit.signing;

import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;

/** JSON Web Tokens in their compact form, signed by the JDK. */
public final class CompactTokens {

  private CompactTokens() {}

  /** A token as its key makes it. */
  public static String of(TestKey key, Bytes payload) {
    return of(key, head(key, name(key.algorithm())), payload);
  }

  /** The head of a token that names this algorithm. */
  public static String head(TestKey key, String algorithm) {
    return "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"" + key.id() + "\"}";
  }

  /** A token with any head, signed by the key. */
  public static String of(TestKey key, String head, Bytes payload) {
    String signed = encode(Bytes.utf8(head)) + "." + encode(payload);
    return signed + "." + encode(sign(key, signed.getBytes(StandardCharsets.US_ASCII)));
  }

  /** As tokens write bytes. */
  public static String encode(Bytes bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /** RFC 7518 section 3.1, spelt out once more. */
  private static String name(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case RSA_PSS_2048_SHA256, RSA_PSS_3072_SHA256, RSA_PSS_4096_SHA256 -> "PS256";
      case RSA_PSS_4096_SHA512 -> "PS512";
      case RSA_SIGN_PKCS1_2048_SHA256, RSA_SIGN_PKCS1_3072_SHA256, RSA_SIGN_PKCS1_4096_SHA256 ->
          "RS256";
      case RSA_SIGN_PKCS1_4096_SHA512 -> "RS512";
      case ECDSA_P256_SHA256 -> "ES256";
      case ECDSA_P384_SHA384 -> "ES384";
      case ECDSA_P521_SHA512 -> "ES512";
      case ED25519 -> "EdDSA";
    };
  }

  private static Bytes sign(TestKey key, byte[] signed) {
    if (key.algorithm().scheme() != SignatureAlgorithm.Scheme.ECDSA) {
      return key.sign(Bytes.copyOf(signed));
    }
    try {
      Signature signature =
          Signature.getInstance(key.algorithm().hash() + "withECDSAinP1363Format");
      signature.initSign(key.pair().getPrivate(), Repeatable.random(signed));
      signature.update(signed);
      return Bytes.copyOf(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK does not sign with " + key.algorithm(), e);
    }
  }
}
