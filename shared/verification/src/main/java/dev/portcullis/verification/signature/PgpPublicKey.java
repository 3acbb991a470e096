package dev.portcullis.verification.signature;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.subtle.Ed25519Verify;
import com.google.crypto.tink.subtle.EllipticCurves;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import org.bouncycastle.bcpg.BCPGKey;
import org.bouncycastle.bcpg.ECDSAPublicBCPGKey;
import org.bouncycastle.bcpg.Ed25519PublicBCPGKey;
import org.bouncycastle.bcpg.EdDSAPublicBCPGKey;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.openpgp.PGPPublicKey;

/** A key of OpenPGP as the providers of cryptography take it. */
interface PgpPublicKey {

  /**
   * Whether a signature is this key's.
   *
   * @param signature as Bouncy Castle hands it out: RSA's number, DER for ECDSA, 64 bytes for
   *     Ed25519
   */
  boolean verify(PgpHash hash, byte[] signed, byte[] signature) throws GeneralSecurityException;

  /**
   * The key in this packet.
   *
   * @throws GeneralSecurityException if it is none, of a kind that does not sign, or weak
   */
  static PgpPublicKey of(PGPPublicKey packet) throws GeneralSecurityException {
    BCPGKey key = packet.getPublicKeyPacket().getKey();
    if (key instanceof RSAPublicBCPGKey rsa) {
      return rsa(rsa.getModulus(), rsa.getPublicExponent());
    }
    if (key instanceof ECDSAPublicBCPGKey ecdsa) {
      return ecdsa(curve(ecdsa.getCurveOID().getId()), ecdsa.getEncodedPoint().toByteArray());
    }
    if (key instanceof EdDSAPublicBCPGKey legacy
        && legacy.getCurveOID().getId().equals("1.3.6.1.4.1.11591.15.1")) {
      byte[] point = legacy.getEncodedPoint().toByteArray();
      // The octet 0x40 says that the point is in the curve's own form.
      if (point.length == 33 && point[0] == 0x40) {
        return ed25519(Arrays.copyOfRange(point, 1, 33));
      }
    }
    if (key instanceof Ed25519PublicBCPGKey current) {
      return ed25519(current.getKey());
    }
    throw new GeneralSecurityException("not RSA, ECDSA on a NIST curve, or Ed25519");
  }

  private static PgpPublicKey rsa(BigInteger modulus, BigInteger exponent)
      throws GeneralSecurityException {
    int bits = modulus.bitLength();
    if (bits < 2048 || bits > 8192 || !exponent.equals(RSAKeyGenParameterSpec.F4)) {
      throw new GeneralSecurityException("not an RSA key of 2048 to 8192 bits with exponent 65537");
    }
    PublicKey key =
        KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    int length = (bits + 7) / 8;
    return (hash, signed, signature) -> {
      // OpenPGP leaves out the zeros before a number.
      byte[] padded = new byte[length];
      if (signature.length > length) {
        return false;
      }
      System.arraycopy(signature, 0, padded, length - signature.length, signature.length);
      return verify(hash + "withRSA", key, signed, padded);
    };
  }

  private static PgpPublicKey ecdsa(EllipticCurves.CurveType curve, byte[] point)
      throws GeneralSecurityException {
    PublicKey key =
        EllipticCurves.getEcPublicKey(curve, EllipticCurves.PointFormatType.UNCOMPRESSED, point);
    return (hash, signed, signature) -> verify(hash + "withECDSA", key, signed, signature);
  }

  @AccessesPartialKey
  private static PgpPublicKey ed25519(byte[] point) throws GeneralSecurityException {
    var primitive = Ed25519Verify.create(Ed25519Point.of(point));
    // OpenPGP signs the hash, RFC 9580 section 5.2.3.3.
    return (hash, signed, signature) -> {
      primitive.verify(signature, hash.start().digest(signed));
      return true;
    };
  }

  private static boolean verify(String algorithm, PublicKey key, byte[] signed, byte[] signature)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(key);
    verifier.update(signed);
    return verifier.verify(signature);
  }

  private static EllipticCurves.CurveType curve(String oid) throws GeneralSecurityException {
    return switch (oid) {
      case "1.2.840.10045.3.1.7" -> EllipticCurves.CurveType.NIST_P256;
      case "1.3.132.0.34" -> EllipticCurves.CurveType.NIST_P384;
      case "1.3.132.0.35" -> EllipticCurves.CurveType.NIST_P521;
      default -> throw new GeneralSecurityException("not a NIST curve");
    };
  }
}
