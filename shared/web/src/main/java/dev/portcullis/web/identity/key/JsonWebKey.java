package dev.portcullis.web.identity.key;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.LowLevelCryptoCaller;
import com.google.crypto.tink.jwt.JwtEcdsaParameters;
import com.google.crypto.tink.jwt.JwtEcdsaPublicKey;
import com.google.crypto.tink.jwt.JwtRsaSsaPkcs1Parameters;
import com.google.crypto.tink.jwt.JwtRsaSsaPkcs1PublicKey;
import com.google.crypto.tink.jwt.subtle.JwtEcdsaPublicKeyVerify;
import com.google.crypto.tink.jwt.subtle.JwtRsaSsaPkcs1PublicKeyVerify;
import dev.portcullis.web.identity.token.Claims;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.spec.ECPoint;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes a verifier of a JSON Web Key (RFC 7517). The key's type alone says how it verifies: RSA is
 * RS256 and P-256 is ES256; a key that says otherwise, or is meant for something else, is none.
 *
 * <p>By Tink's key classes rather than its keysets, which need Protocol Buffers of exactly one
 * version, and a function shares its class path with others that want another.
 */
final class JsonWebKey {

  private static final int MAX_MODULUS_BITS = 4_096;
  private static final int MAX_NUMBER = 1_024;

  private JsonWebKey() {}

  /** The verifier; empty if the key is not one of those that we use. */
  static Optional<TokenKey> verifier(String keyId, Claims jwk) {
    if (!isFor(jwk, "use", "sig")) {
      return Optional.empty();
    }
    try {
      return switch (jwk.text("kty").orElse("")) {
        case "RSA" -> isFor(jwk, "alg", "RS256") ? rsa(keyId, jwk) : Optional.empty();
        case "EC" -> isFor(jwk, "alg", "ES256") ? p256(keyId, jwk) : Optional.empty();
        default -> Optional.empty();
      };
    } catch (GeneralSecurityException e) {
      // Tink will not have it: too short, not on the curve.
      return Optional.empty();
    }
  }

  @AccessesPartialKey
  @LowLevelCryptoCaller
  private static Optional<TokenKey> rsa(String keyId, Claims jwk) throws GeneralSecurityException {
    Optional<BigInteger> modulus = number(jwk, "n");
    Optional<BigInteger> exponent = number(jwk, "e");
    if (modulus.isEmpty()
        || modulus.get().bitLength() > MAX_MODULUS_BITS
        || !exponent.equals(Optional.of(RSAKeyGenParameterSpec.F4))) {
      return Optional.empty();
    }
    JwtRsaSsaPkcs1Parameters parameters =
        JwtRsaSsaPkcs1Parameters.builder()
            .setModulusSizeBits(modulus.get().bitLength())
            .setPublicExponent(RSAKeyGenParameterSpec.F4)
            .setAlgorithm(JwtRsaSsaPkcs1Parameters.Algorithm.RS256)
            .setKidStrategy(JwtRsaSsaPkcs1Parameters.KidStrategy.CUSTOM)
            .build();
    return Optional.of(
        new TokenKey(
            "RS256",
            JwtRsaSsaPkcs1PublicKeyVerify.create(
                JwtRsaSsaPkcs1PublicKey.builder()
                    .setParameters(parameters)
                    .setModulus(modulus.get())
                    .setCustomKid(keyId)
                    .build())));
  }

  @AccessesPartialKey
  @LowLevelCryptoCaller
  private static Optional<TokenKey> p256(String keyId, Claims jwk) throws GeneralSecurityException {
    Optional<BigInteger> x = number(jwk, "x");
    Optional<BigInteger> y = number(jwk, "y");
    if (x.isEmpty() || y.isEmpty() || !jwk.text("crv").orElse("").equals("P-256")) {
      return Optional.empty();
    }
    JwtEcdsaParameters parameters =
        JwtEcdsaParameters.builder()
            .setAlgorithm(JwtEcdsaParameters.Algorithm.ES256)
            .setKidStrategy(JwtEcdsaParameters.KidStrategy.CUSTOM)
            .build();
    return Optional.of(
        new TokenKey(
            "ES256",
            JwtEcdsaPublicKeyVerify.create(
                JwtEcdsaPublicKey.builder()
                    .setParameters(parameters)
                    .setPublicPoint(new ECPoint(x.get(), y.get()))
                    .setCustomKid(keyId)
                    .build())));
  }

  private static boolean isFor(Claims jwk, String name, String wanted) {
    return jwk.json().find(name).isEmpty() || jwk.text(name).orElse("").equals(wanted);
  }

  private static Optional<BigInteger> number(Claims jwk, String name) {
    Optional<String> text = jwk.text(name).filter(digits -> digits.length() <= MAX_NUMBER);
    try {
      return text.map(digits -> new BigInteger(1, Base64.getUrlDecoder().decode(digits)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
