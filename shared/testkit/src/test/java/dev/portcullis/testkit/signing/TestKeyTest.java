package dev.portcullis.testkit.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.security.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestKeyTest {

  private static final Bytes PAYLOAD = Bytes.utf8("payload");

  /** RSA keys take some seconds to make. */
  @ParameterizedTest
  @EnumSource
  void sign_everyAlgorithm_holdsByTheJdk(SignatureAlgorithm algorithm) throws Exception {
    TestKey key = TestKeys.of(algorithm);
    Signature signature = JcaSignatures.of(algorithm);
    signature.initVerify(key.pair().getPublic());
    signature.update(PAYLOAD.toByteArray());

    assertThat(signature.verify(key.sign(PAYLOAD).toByteArray())).isTrue();
    assertThat(key.pkix().algorithm()).isEqualTo(algorithm);
  }

  @Test
  void of_numbers_areOtherKeysAndTheSameEachTime() {
    SignatureAlgorithm algorithm = SignatureAlgorithm.ECDSA_P256_SHA256;

    assertThat(TestKeys.of(algorithm, 0)).isEqualTo(TestKeys.any());
    assertThat(TestKeys.of(algorithm, 1).id()).isNotEqualTo(TestKeys.of(algorithm, 0).id());
  }

  /** Or else a seed would not be enough to see a failure again. */
  @Test
  void sign_twice_givesTheSameBytes() {
    assertThat(TestKeys.any().sign(PAYLOAD)).isEqualTo(TestKeys.any().sign(PAYLOAD));
    assertThat(Repeatable.random(new byte[] {1}).nextLong())
        .isEqualTo(Repeatable.random(new byte[] {1}).nextLong())
        .isNotEqualTo(Repeatable.random(new byte[] {2}).nextLong());
  }

  @Test
  void withId_key_signsTheSame() {
    TestKey other = TestKeys.any().withId("urn:other");

    assertThat(other.pkix().id()).hasToString("urn:other");
    assertThat(other.pem()).isEqualTo(TestKeys.any().pem());
    assertThat(other.sign(PAYLOAD)).isEqualTo(TestKeys.any().sign(PAYLOAD));
  }
}
