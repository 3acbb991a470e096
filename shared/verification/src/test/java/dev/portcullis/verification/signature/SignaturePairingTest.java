package dev.portcullis.verification.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.signature.SignatureAlgorithm.Hash;
import dev.portcullis.verification.signature.SignatureAlgorithm.Scheme;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures hold under their key's algorithm, and under no other one. */
class SignaturePairingTest extends WithCryptoProviders {

  private static final Bytes PAYLOAD = Bytes.utf8("{\"critical\": {}}\n");

  private static final Map<SignatureAlgorithm, Bytes> SIGNED =
      new EnumMap<>(SignatureAlgorithm.class);

  /** RSA keys take about two seconds to make. */
  @BeforeAll
  static void sign() {
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      SIGNED.put(algorithm, KeyPairs.sign(algorithm, PAYLOAD));
    }
  }

  private static Bytes signed(SignatureAlgorithm algorithm) {
    return Objects.requireNonNull(SIGNED.get(algorithm));
  }

  static Stream<Arguments> pairs() {
    List<SignatureAlgorithm> all = List.of(SignatureAlgorithm.values());
    return all.stream().flatMap(a -> all.stream().map(b -> Arguments.of(a, b)));
  }

  /** 144 pairs: every other curve, size, padding and hash. */
  @ParameterizedTest
  @MethodSource("pairs")
  void verify_signedByOneListedAsOther_holdsOnlyIfTheSame(
      SignatureAlgorithm signed, SignatureAlgorithm listed) {
    PkixKey key = KeyPairs.pkix(KeyPairs.of(signed).getPublic(), listed);

    assertThat(holds(key, PAYLOAD, signed(signed))).isEqualTo(signed == listed);
  }

  @ParameterizedTest
  @EnumSource
  void verify_otherPayload_doesNotHold(SignatureAlgorithm algorithm) {
    PkixKey key = KeyPairs.pkix(KeyPairs.of(algorithm).getPublic(), algorithm);
    Bytes signature = signed(algorithm);

    assertThat(holds(key, PAYLOAD, signature)).isTrue();
    for (String other : List.of("", "{\"critical\": {}}", "{\"critical\": {}}\n\n", " ")) {
      assertThat(holds(key, Bytes.utf8(other), signature)).as(other).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void verify_emptyPayload_isSignedLikeAnyOther(SignatureAlgorithm algorithm) {
    PkixKey key = KeyPairs.pkix(KeyPairs.of(algorithm).getPublic(), algorithm);
    Bytes nothing = Bytes.utf8("");

    assertThat(holds(key, nothing, KeyPairs.sign(algorithm, nothing))).isTrue();
    assertThat(holds(key, PAYLOAD, KeyPairs.sign(algorithm, nothing))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void verify_noSignature_doesNotHold(SignatureAlgorithm algorithm) {
    PkixKey key = KeyPairs.pkix(KeyPairs.of(algorithm).getPublic(), algorithm);

    assertThat(holds(key, PAYLOAD, Bytes.utf8(""))).isFalse();
    assertThat(holds(key, PAYLOAD, Bytes.copyOf(new byte[1]))).isFalse();
    assertThat(holds(key, PAYLOAD, Bytes.copyOf(new byte[algorithm.bits() / 8]))).isFalse();
    assertThat(holds(key, PAYLOAD, Bytes.copyOf(new byte[1 << 16]))).isFalse();
  }

  /** The key of the same kind that did not sign. */
  @Test
  void verify_otherKeyOfTheKind_doesNotHold() {
    SignatureAlgorithm algorithm = SignatureAlgorithm.ECDSA_P256_SHA256;
    PkixKey other = KeyPairs.pkix(KeyPairs.ec(256).getPublic(), algorithm);
    PkixKey openssl =
        new PkixKey(new KeyId("key"), KeyPairs.parse(KeyPairs.resource("p256.pem")), algorithm, "");
    Bytes signature = signed(algorithm);

    assertThat(holds(other, PAYLOAD, signature)).isTrue();
    assertThat(holds(openssl, PAYLOAD, signature)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA1", "SHA224", "SHA384", "SHA512"})
  void verify_curveWithOtherHash_doesNotHold(String hash) {
    PrivateKey key = KeyPairs.ec(256).getPrivate();
    Bytes signature = KeyPairs.sign("SunEC", hash + "withECDSA", key, PAYLOAD);

    assertThat(holds(p256(), PAYLOAD, signature)).isFalse();
  }

  /** The hash itself, signed without hashing again: what a confused KMS client sends. */
  @Test
  void verify_signatureOverTheHash_doesNotHold() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(PAYLOAD.toByteArray());
    SignatureAlgorithm algorithm = SignatureAlgorithm.ECDSA_P256_SHA256;

    assertThat(holds(p256(), PAYLOAD, KeyPairs.sign(algorithm, Bytes.copyOf(hash)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 31, 33, 64, 222})
  void verify_pssWithOtherSaltLength_isRefusedWithTheOptionToUse(int salt) {
    SignatureAlgorithm algorithm = SignatureAlgorithm.RSA_PSS_2048_SHA256;
    PkixKey key = KeyPairs.pkix(KeyPairs.rsa(2048).getPublic(), algorithm);
    PrivateKey signer = KeyPairs.rsa(2048).getPrivate();

    Verification verification =
        verifier.verify(
            key, PAYLOAD, KeyPairs.signPss(signer, PAYLOAD, salt, "SHA-256", "SHA-256"));

    assertThat(verification)
        .isInstanceOfSatisfying(
            Verification.Invalid.class,
            invalid -> assertThat(invalid.why()).contains("-sigopt rsa_pss_saltlen:digest"));
  }

  @Test
  void verify_pssWithOtherMaskHash_doesNotHold() {
    SignatureAlgorithm algorithm = SignatureAlgorithm.RSA_PSS_2048_SHA256;
    PkixKey key = KeyPairs.pkix(KeyPairs.rsa(2048).getPublic(), algorithm);
    PrivateKey signer = KeyPairs.rsa(2048).getPrivate();

    for (String mask : List.of("SHA-1", "SHA-384", "SHA-512")) {
      assertThat(holds(key, PAYLOAD, KeyPairs.signPss(signer, PAYLOAD, 32, "SHA-256", mask)))
          .as(mask)
          .isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void verify_invalid_saysWhyWithTheAlgorithm(SignatureAlgorithm algorithm) {
    PkixKey key = KeyPairs.pkix(KeyPairs.of(algorithm).getPublic(), algorithm);

    assertThat(verifier.verify(key, PAYLOAD, Bytes.utf8("x")))
        .isInstanceOfSatisfying(
            Verification.Invalid.class,
            invalid -> {
              assertThat(invalid.why()).contains(algorithm.name());
              // Only PSS has a salt to get wrong.
              assertThat(invalid.why().contains("saltlen"))
                  .isEqualTo(algorithm.scheme() == Scheme.RSA_PSS);
            });
  }

  @ParameterizedTest
  @EnumSource
  void hash_bytes_areItsSize(Hash hash) throws Exception {
    assertThat(MessageDigest.getInstance(KeyPairs.digest(hash)).getDigestLength())
        .isEqualTo(hash.bytes());
  }

  private static PkixKey p256() {
    return KeyPairs.pkix(KeyPairs.ec(256).getPublic(), SignatureAlgorithm.ECDSA_P256_SHA256);
  }
}
