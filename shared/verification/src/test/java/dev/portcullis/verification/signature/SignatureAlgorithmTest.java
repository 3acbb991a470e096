package dev.portcullis.verification.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.signature.SignatureAlgorithm.Hash;
import dev.portcullis.verification.signature.SignatureAlgorithm.Scheme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Google's table of algorithms, spelt out once more. */
class SignatureAlgorithmTest {

  @ParameterizedTest
  @CsvSource({
    "RSA_PSS_2048_SHA256, RSA_SIGN_PSS_2048_SHA256, RSA_PSS, 2048, SHA256",
    "RSA_PSS_3072_SHA256, RSA_SIGN_PSS_3072_SHA256, RSA_PSS, 3072, SHA256",
    "RSA_PSS_4096_SHA256, RSA_SIGN_PSS_4096_SHA256, RSA_PSS, 4096, SHA256",
    "RSA_PSS_4096_SHA512, RSA_SIGN_PSS_4096_SHA512, RSA_PSS, 4096, SHA512",
    "RSA_SIGN_PKCS1_2048_SHA256, , RSA_PKCS1, 2048, SHA256",
    "RSA_SIGN_PKCS1_3072_SHA256, , RSA_PKCS1, 3072, SHA256",
    "RSA_SIGN_PKCS1_4096_SHA256, , RSA_PKCS1, 4096, SHA256",
    "RSA_SIGN_PKCS1_4096_SHA512, , RSA_PKCS1, 4096, SHA512",
    "ECDSA_P256_SHA256, EC_SIGN_P256_SHA256, ECDSA, 256, SHA256",
    "ECDSA_P384_SHA384, EC_SIGN_P384_SHA384, ECDSA, 384, SHA384",
    "ECDSA_P521_SHA512, EC_SIGN_P521_SHA512, ECDSA, 521, SHA512",
    "ED25519, , ED25519, 256, SHA512",
  })
  void parse_nameOrAlias_isTheAlgorithmOfGooglesTable(
      String name, @Nullable String alias, Scheme scheme, int bits, Hash hash) throws Exception {
    SignatureAlgorithm algorithm = SignatureAlgorithm.parse(name);

    assertThat(algorithm).hasToString(name);
    assertThat(algorithm.alias().orElse(null)).isEqualTo(alias);
    assertThat(algorithm.scheme()).isEqualTo(scheme);
    assertThat(algorithm.bits()).isEqualTo(bits);
    assertThat(algorithm.hash()).isEqualTo(hash);
    if (alias != null) {
      assertThat(SignatureAlgorithm.parse(alias)).isEqualTo(algorithm);
    }
  }

  @Test
  void values_count_isThatOfTheTable() {
    assertThat(SignatureAlgorithm.values()).hasSize(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SIGNATURE_ALGORITHM_UNSPECIFIED",
        "ecdsa_p256_sha256",
        "ecdsa-p256-sha256",
        "ECDSA_P256_SHA256 ",
        "ECDSA_P256_SHA384",
        "RSA_PSS_2048_SHA1",
        "RSA_SIGN_PKCS1_2048_SHA1",
        "RSA_SIGN_RAW_PKCS1_2048",
        "EC_SIGN_SECP256K1_SHA256",
        "EC_SIGN_ED25519",
        "HMAC_SHA256",
        "none",
        "9"
      })
  void parse_anythingElse_isRefusedWithTheKnown(String text) {
    assertThatThrownBy(() -> SignatureAlgorithm.parse(text))
        .isInstanceOf(InvalidTextException.class)
        .hasMessageContainingAll("ECDSA_P256_SHA256", "RSA_SIGN_PKCS1_4096_SHA512");
  }
}
