package dev.portcullis.verification.signature;

import com.google.crypto.tink.subtle.EllipticCurves;
import dev.portcullis.json.InvalidTextException;
import java.security.GeneralSecurityException;

/**
 * What JSON Web Signatures call an algorithm, and how they write its signatures.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3">RFC 7518 section 3</a>
 */
public final class JwsAlgorithm {

  private JwsAlgorithm() {}

  /** The one value of {@code alg} that a key of this algorithm signs under. */
  public static String nameOf(SignatureAlgorithm algorithm) {
    return switch (algorithm.scheme()) {
      case RSA_PSS -> "PS" + algorithm.hash().bytes() * Byte.SIZE;
      case RSA_PKCS1 -> "RS" + algorithm.hash().bytes() * Byte.SIZE;
      case ECDSA -> "ES" + algorithm.hash().bytes() * Byte.SIZE;
      case ED25519 -> "EdDSA";
    };
  }

  /**
   * A token's signature as every other one of the algorithm is written: two numbers of fixed length
   * become DER.
   *
   * @throws InvalidTextException if the numbers have another length
   */
  public static Bytes detached(SignatureAlgorithm algorithm, Bytes signature)
      throws InvalidTextException {
    if (algorithm.scheme() != SignatureAlgorithm.Scheme.ECDSA) {
      return signature;
    }
    int length = 2 * ((algorithm.bits() + 7) / 8);
    if (signature.size() != length) {
      throw new InvalidTextException(
          "has a signature of "
              + signature.size()
              + " bytes, and "
              + nameOf(algorithm)
              + " makes "
              + length);
    }
    try {
      return Bytes.copyOf(EllipticCurves.ecdsaIeee2Der(signature.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new InvalidTextException("has a signature that is none of " + nameOf(algorithm));
    }
  }
}
