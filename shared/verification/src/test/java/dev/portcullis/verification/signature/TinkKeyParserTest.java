package dev.portcullis.verification.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidTextException;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which public keys are taken, and how the others are refused. Some seconds, for RSA keys. */
class TinkKeyParserTest extends WithCryptoProviders {

  private static final SignatureAlgorithm P256 = SignatureAlgorithm.ECDSA_P256_SHA256;
  private static final SignatureAlgorithm RSA = SignatureAlgorithm.RSA_SIGN_PKCS1_2048_SHA256;

  /** The object identifier rsaEncryption. */
  private static final byte[] RSA_OID =
      Der.element(6, Der.bytes(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1));

  private static final byte[] RSA_ENCRYPTION = Der.join(RSA_OID, Der.bytes(5, 0));

  private final KeyParser parser = new TinkKeyParser();

  @ParameterizedTest
  @EnumSource
  void parse_keysOfEveryKind_onlyTheRightOneFits(SignatureAlgorithm algorithm) throws Exception {
    for (SignatureAlgorithm other : SignatureAlgorithm.values()) {
      PublicKeyPem pem = KeyPairs.pem(KeyPairs.of(other).getPublic().getEncoded());
      if (KeyPairs.of(other) == KeyPairs.of(algorithm)) {
        assertThat(parser.parse(pem, algorithm)).isNotNull();
      } else {
        assertThatThrownBy(() -> parser.parse(pem, algorithm))
            .isInstanceOf(InvalidTextException.class)
            .hasMessageContaining(algorithm.name())
            .hasMessageContaining(
                switch (algorithm.scheme()) {
                  case ECDSA -> "the curve P-" + algorithm.bits();
                  case ED25519 -> "an Ed25519 key";
                  case RSA_PKCS1, RSA_PSS -> "RSA key of " + algorithm.bits() + " bits";
                });
      }
    }
  }

  @Test
  void parse_keysOfOpenssl_areTaken() throws Exception {
    assertThat(parser.parse(resource("p256.pem"), P256)).isNotNull();
    assertThat(parser.parse(resource("rsa2048.pem"), RSA)).isNotNull();
    assertThat(parser.parse(resource("ed25519.pem"), SignatureAlgorithm.ED25519)).isNotNull();
  }

  /**
   * Another encoding of a key that is taken: it would have another id, and pass for another key.
   */
  @ParameterizedTest
  @ValueSource(strings = {"p256-compressed.pem", "p256-hybrid.pem", "p256-explicit.pem"})
  void parse_otherEncodingOfTheSameKey_isRefused(String name) {
    assertRefused(resource(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secp256k1.pem",
        "secp224r1.pem",
        "brainpoolP256r1.pem",
        "sect283r1.pem",
        "ed448.pem",
        "x25519.pem",
        "dsa.pem",
        "rsa2048-pss.pem"
      })
  void parse_otherKindOfKey_isRefusedByEveryAlgorithm(String name) {
    assertRefused(resource(name));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 17, 65_539})
  void parse_otherPublicExponent_isRefused(int exponent) {
    assertRsaRefused(modulus(), BigInteger.valueOf(exponent))
        .hasMessageContaining("exponent other than 65537");
  }

  @Test
  void parse_trivialExponent_isRefused() {
    assertRefused(KeyPairs.pem(rsaDer(modulus(), BigInteger.ZERO, RSA_ENCRYPTION)));
    assertRefused(KeyPairs.pem(rsaDer(modulus(), BigInteger.ONE, RSA_ENCRYPTION)));
  }

  @Test
  void parse_modulusOfOtherSize_isRefused() {
    BigInteger f4 = BigInteger.valueOf(65_537);

    assertRsaRefused(modulus().shiftRight(1).setBit(0), f4).hasMessageContaining("2048 bits");
    assertRsaRefused(modulus().shiftLeft(1).setBit(0), f4).hasMessageContaining("2048 bits");
    assertRsaRefused(modulus().shiftRight(1024).setBit(0), f4).hasMessageContaining("2048 bits");
  }

  /** The JDK takes all of these for the same key. */
  @Test
  void parse_rsaKeyUnderOtherAlgorithmIdentifier_isRefused() throws Exception {
    BigInteger f4 = BigInteger.valueOf(65_537);
    byte[] sha256WithRsa =
        Der.join(
            Der.element(6, Der.bytes(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 11)),
            Der.bytes(5, 0));

    assertThat(parser.parse(KeyPairs.pem(rsaDer(modulus(), f4, RSA_ENCRYPTION)), RSA)).isNotNull();
    assertRefused(KeyPairs.pem(rsaDer(modulus(), f4, sha256WithRsa)));
    assertRefused(KeyPairs.pem(rsaDer(modulus(), f4, RSA_OID)));
    assertRefused(KeyPairs.pem(rsaDer(modulus(), f4, Der.join(RSA_ENCRYPTION, Der.bytes(5, 0)))));
    assertRefused(KeyPairs.pem(rsaDer(modulus().negate(), f4, RSA_ENCRYPTION)));
  }

  @Test
  void parse_cutDer_isRefused() {
    byte[] der = KeyPairs.ec(256).getPublic().getEncoded();
    // Fewer bytes make no PEM block.
    for (int length = 10; length < der.length; length++) {
      assertRefused(KeyPairs.pem(Arrays.copyOf(der, length)));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_P256_SHA256", "RSA_SIGN_PKCS1_2048_SHA256", "ED25519"})
  void parse_bytesAroundDer_areRefused(SignatureAlgorithm algorithm) {
    byte[] der = KeyPairs.of(algorithm).getPublic().getEncoded();
    byte[] content = Arrays.copyOfRange(der, der.length < 128 ? 2 : 4, der.length);
    assertThat(Der.element(Der.SEQUENCE, content)).isEqualTo(der);

    assertRefused(KeyPairs.pem(Der.join(der, new byte[1])));
    assertRefused(KeyPairs.pem(Der.join(der, der)));
    assertRefused(KeyPairs.pem(Der.join(new byte[1], der)));
    assertRefused(KeyPairs.pem(Der.sequence(content, new byte[1])));
    assertRefused(KeyPairs.pem(Der.sequence(content, Der.bytes(5, 0))));
    assertRefused(KeyPairs.pem(Der.sequence(der)));
    assertRefused(KeyPairs.pem(Der.indefinite(Der.SEQUENCE, content)));
    if (content.length < 0x100) {
      assertRefused(KeyPairs.pem(Der.longForm(Der.SEQUENCE, content)));
    }
  }

  @Test
  void parse_pointNotOnTheCurve_isRefused() {
    byte[] der = KeyPairs.ec(256).getPublic().getEncoded();
    int point = der.length - 64;
    byte[] zero = der.clone();
    Arrays.fill(zero, point, der.length, (byte) 0);
    byte[] infinity =
        Der.sequence(
            Arrays.copyOfRange(der, 2, 2 + 2 + der[3]), Der.element(Der.BIT_STRING, new byte[2]));

    assertRefused(KeyPairs.pem(zero));
    assertRefused(KeyPairs.pem(infinity));
  }

  /** No exception but the one that callers expect, and no key under which a signature holds. */
  @ParameterizedTest
  @EnumSource(names = {"ECDSA_P256_SHA256", "RSA_SIGN_PKCS1_2048_SHA256", "ED25519"})
  void parse_anyBitOfDerFlipped_isRefusedOrAnotherKey(SignatureAlgorithm algorithm) {
    byte[] der = KeyPairs.of(algorithm).getPublic().getEncoded();
    Bytes payload = Bytes.utf8("payload");
    Bytes signature = KeyPairs.sign(algorithm, payload);
    int tried = 0;
    for (int i = 0; i < der.length; i++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        der[i] ^= (byte) (1 << bit);
        PkixKey key = new PkixKey(new KeyId("key"), KeyPairs.pem(der), algorithm, "");
        assertThat(holds(key, payload, signature)).as("byte %s, bit %s", i, bit).isFalse();
        der[i] ^= (byte) (1 << bit);
        tried++;
      }
    }
    assertThat(tried).isEqualTo(der.length * 8);
    PkixKey key = new PkixKey(new KeyId("key"), KeyPairs.pem(der), algorithm, "");
    assertThat(holds(key, payload, signature)).isTrue();
  }

  private void assertRefused(PublicKeyPem pem) {
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      assertThatThrownBy(() -> parser.parse(pem, algorithm))
          .as(algorithm.name())
          .isInstanceOf(InvalidTextException.class)
          .hasMessageContaining(algorithm.name());
    }
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRsaRefused(
      BigInteger modulus, BigInteger exponent) {
    PublicKeyPem pem = KeyPairs.pem(rsaDer(modulus, exponent, RSA_ENCRYPTION));
    for (SignatureAlgorithm algorithm :
        List.of(RSA, SignatureAlgorithm.RSA_PSS_2048_SHA256, P256)) {
      assertThatThrownBy(() -> parser.parse(pem, algorithm))
          .isInstanceOf(InvalidTextException.class);
    }
    return assertThatThrownBy(() -> parser.parse(pem, RSA));
  }

  /** A SubjectPublicKeyInfo as RFC 3279 section 2.3.1 has it. */
  private static byte[] rsaDer(BigInteger modulus, BigInteger exponent, byte[] algorithm) {
    byte[] key = Der.sequence(Der.integer(modulus), Der.integer(exponent));
    return Der.sequence(
        Der.element(Der.SEQUENCE, algorithm),
        Der.element(Der.BIT_STRING, Der.join(new byte[1], key)));
  }

  private static BigInteger modulus() {
    return ((RSAPublicKey) KeyPairs.rsa(2048).getPublic()).getModulus();
  }

  private static PublicKeyPem resource(String name) {
    return KeyPairs.parse(KeyPairs.resource(name));
  }
}
