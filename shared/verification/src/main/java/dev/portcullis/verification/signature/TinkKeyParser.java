package dev.portcullis.verification.signature;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.signature.EcdsaParameters;
import com.google.crypto.tink.signature.EcdsaPublicKey;
import com.google.crypto.tink.signature.RsaSsaPkcs1Parameters;
import com.google.crypto.tink.signature.RsaSsaPkcs1PublicKey;
import com.google.crypto.tink.signature.RsaSsaPssParameters;
import com.google.crypto.tink.signature.RsaSsaPssPublicKey;
import com.google.crypto.tink.subtle.EcdsaVerifyJce;
import com.google.crypto.tink.subtle.Ed25519Verify;
import com.google.crypto.tink.subtle.RsaSsaPkcs1VerifyJce;
import com.google.crypto.tink.subtle.RsaSsaPssVerifyJce;
import dev.portcullis.json.InvalidTextException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Map;

/**
 * Parses keys into Tink's verifiers, and OpenPGP's by Bouncy Castle, of which nothing is loaded
 * before such a key is met.
 *
 * <p>By Tink's key classes rather than its keysets: the same checks (point on the curve, modulus
 * size, exponent) without the registry. Tink uses Conscrypt if a provider of that name is
 * registered when a key is parsed, and the JDK otherwise. Safe for use by many threads.
 */
public final class TinkKeyParser implements KeyParser {

  private static final Map<SignatureAlgorithm.Hash, RsaSsaPssParameters.HashType> PSS_HASHES =
      Map.of(
          SignatureAlgorithm.Hash.SHA256, RsaSsaPssParameters.HashType.SHA256,
          SignatureAlgorithm.Hash.SHA384, RsaSsaPssParameters.HashType.SHA384,
          SignatureAlgorithm.Hash.SHA512, RsaSsaPssParameters.HashType.SHA512);

  private static final Map<SignatureAlgorithm.Hash, RsaSsaPkcs1Parameters.HashType> PKCS1_HASHES =
      Map.of(
          SignatureAlgorithm.Hash.SHA256, RsaSsaPkcs1Parameters.HashType.SHA256,
          SignatureAlgorithm.Hash.SHA384, RsaSsaPkcs1Parameters.HashType.SHA384,
          SignatureAlgorithm.Hash.SHA512, RsaSsaPkcs1Parameters.HashType.SHA512);

  private static final Map<SignatureAlgorithm.Hash, EcdsaParameters.HashType> ECDSA_HASHES =
      Map.of(
          SignatureAlgorithm.Hash.SHA256, EcdsaParameters.HashType.SHA256,
          SignatureAlgorithm.Hash.SHA384, EcdsaParameters.HashType.SHA384,
          SignatureAlgorithm.Hash.SHA512, EcdsaParameters.HashType.SHA512);

  private static final Map<Integer, EcdsaParameters.CurveType> CURVES =
      Map.of(
          256, EcdsaParameters.CurveType.NIST_P256,
          384, EcdsaParameters.CurveType.NIST_P384,
          521, EcdsaParameters.CurveType.NIST_P521);

  @Override
  public VerifyingKey parse(PublicKeyPem pem, SignatureAlgorithm algorithm)
      throws InvalidTextException {
    try {
      return new TinkVerifyingKey(primitive(pem.subjectPublicKeyInfo(), algorithm), algorithm);
    } catch (GeneralSecurityException e) {
      throw new InvalidTextException(misfit(algorithm));
    }
  }

  @Override
  public VerifyingKey parse(PgpBlock block) throws InvalidTextException {
    return PgpVerifyingKey.parse(block);
  }

  private static PublicKeyVerify primitive(Bytes der, SignatureAlgorithm algorithm)
      throws GeneralSecurityException, InvalidTextException {
    return switch (algorithm.scheme()) {
      case ECDSA -> ecdsa(ec(der, algorithm), algorithm);
      case RSA_PKCS1 -> pkcs1(rsa(der, algorithm), algorithm);
      case RSA_PSS -> pss(rsa(der, algorithm), algorithm);
      case ED25519 -> Ed25519Verify.create(Ed25519Point.parse(der));
    };
  }

  @AccessesPartialKey
  private static PublicKeyVerify ecdsa(ECPublicKey key, SignatureAlgorithm algorithm)
      throws GeneralSecurityException, InvalidTextException {
    EcdsaParameters.CurveType curve = EcdsaParameters.CurveType.fromParameterSpec(key.getParams());
    if (curve != CURVES.get(algorithm.bits())) {
      throw new InvalidTextException(misfit(algorithm));
    }
    EcdsaParameters parameters =
        EcdsaParameters.builder()
            .setCurveType(curve)
            .setHashType(ECDSA_HASHES.get(algorithm.hash()))
            .setSignatureEncoding(EcdsaParameters.SignatureEncoding.DER)
            .setVariant(EcdsaParameters.Variant.NO_PREFIX)
            .build();
    return EcdsaVerifyJce.create(
        EcdsaPublicKey.builder().setParameters(parameters).setPublicPoint(key.getW()).build());
  }

  @AccessesPartialKey
  private static PublicKeyVerify pkcs1(RSAPublicKey key, SignatureAlgorithm algorithm)
      throws GeneralSecurityException {
    RsaSsaPkcs1Parameters parameters =
        RsaSsaPkcs1Parameters.builder()
            .setModulusSizeBits(algorithm.bits())
            .setPublicExponent(key.getPublicExponent())
            .setHashType(PKCS1_HASHES.get(algorithm.hash()))
            .setVariant(RsaSsaPkcs1Parameters.Variant.NO_PREFIX)
            .build();
    return RsaSsaPkcs1VerifyJce.create(
        RsaSsaPkcs1PublicKey.builder()
            .setParameters(parameters)
            .setModulus(key.getModulus())
            .build());
  }

  @AccessesPartialKey
  private static PublicKeyVerify pss(RSAPublicKey key, SignatureAlgorithm algorithm)
      throws GeneralSecurityException {
    RsaSsaPssParameters parameters =
        RsaSsaPssParameters.builder()
            .setModulusSizeBits(algorithm.bits())
            .setPublicExponent(key.getPublicExponent())
            .setSigHashType(PSS_HASHES.get(algorithm.hash()))
            .setMgf1HashType(PSS_HASHES.get(algorithm.hash()))
            .setSaltLengthBytes(algorithm.hash().bytes())
            .setVariant(RsaSsaPssParameters.Variant.NO_PREFIX)
            .build();
    return RsaSsaPssVerifyJce.create(
        RsaSsaPssPublicKey.builder()
            .setParameters(parameters)
            .setModulus(key.getModulus())
            .build());
  }

  private static ECPublicKey ec(Bytes der, SignatureAlgorithm algorithm)
      throws GeneralSecurityException, InvalidTextException {
    return decode(der, "EC", ECPublicKey.class, ECPublicKeySpec.class, algorithm);
  }

  private static RSAPublicKey rsa(Bytes der, SignatureAlgorithm algorithm)
      throws GeneralSecurityException, InvalidTextException {
    RSAPublicKey key = decode(der, "RSA", RSAPublicKey.class, RSAPublicKeySpec.class, algorithm);
    if (key.getModulus().bitLength() != algorithm.bits()) {
      throw new InvalidTextException(misfit(algorithm));
    }
    if (!key.getPublicExponent().equals(RSAKeyGenParameterSpec.F4)) {
      throw new InvalidTextException(
          "is an RSA key with a public exponent other than 65537, which is not supported");
    }
    return key;
  }

  /**
   * Decodes a SubjectPublicKeyInfo. It must be the one DER encoding of its key: two encodings of
   * one key would have two default ids, and pass for two keys. What a provider decoded is therefore
   * built again from its numbers, because a decoded key may repeat the encoding that it came from.
   */
  private static <T extends PublicKey> T decode(
      Bytes der,
      String type,
      Class<T> form,
      Class<? extends KeySpec> numbers,
      SignatureAlgorithm algorithm)
      throws GeneralSecurityException, InvalidTextException {
    byte[] bytes = der.toByteArray();
    KeyFactory factory = KeyFactory.getInstance(type);
    PublicKey decoded = factory.generatePublic(new X509EncodedKeySpec(bytes));
    PublicKey built = factory.generatePublic(factory.getKeySpec(decoded, numbers));
    if (!form.isInstance(built) || !Arrays.equals(built.getEncoded(), bytes)) {
      throw new InvalidTextException(misfit(algorithm));
    }
    return form.cast(built);
  }

  private static String misfit(SignatureAlgorithm algorithm) {
    String fitting =
        switch (algorithm.scheme()) {
          case ECDSA -> "a key on the curve P-" + algorithm.bits();
          case ED25519 -> "an Ed25519 key";
          case RSA_PKCS1, RSA_PSS -> "an RSA key of " + algorithm.bits() + " bits";
        };
    return "is not a public key that fits " + algorithm + ": that takes " + fitting;
  }
}
