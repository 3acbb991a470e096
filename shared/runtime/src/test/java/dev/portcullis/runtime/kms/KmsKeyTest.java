package dev.portcullis.runtime.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.record.checkpoint.LogKey;
import dev.portcullis.runtime.bridge.KmsPayloadSigner;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.web.outbound.NoAnswerException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both who sign with a key of Cloud KMS, against a double of it and of the metadata server. */
@Timeout(60)
class KmsKeyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Bytes MESSAGE = Bytes.utf8("what is signed\n");

  private KmsDouble kms;
  private KmsCheckpointSigner log;
  private KmsPayloadSigner bridge;

  @BeforeEach
  void start() throws Exception {
    kms = new KmsDouble();
    log = new KmsCheckpointSigner(kms.key());
    bridge = new KmsPayloadSigner(kms.key());
  }

  @AfterEach
  void stop() {
    kms.close();
  }

  @Test
  void sign_checkpointOnP256_isWhatTheJdkVerifies() throws Exception {
    assertThat(log.key().algorithm()).isEqualTo(LogKey.Algorithm.ECDSA_P256_SHA256);
    assertThat(kms.verifies(log.sign(MESSAGE), MESSAGE)).isTrue();
    assertThat(kms.verifies(log.sign(MESSAGE), MESSAGE)).isTrue();

    assertThat(kms.keysGiven()).isEqualTo(1);
    assertThat(kms.tokensGiven()).as("a token is kept").isEqualTo(1);
  }

  @Test
  void sign_checkpointByEd25519_sendsTheMessageItself() throws Exception {
    kms.keepEd25519();

    assertThat(log.key().algorithm()).isEqualTo(LogKey.Algorithm.ED25519);
    assertThat(kms.verifies(log.sign(MESSAGE), MESSAGE)).isTrue();
  }

  /** The role that signs, {@code cloudkms.signer}, does not read public keys. */
  @Test
  void sign_payload_isWhatTheJdkVerifies_andAsksForNoPublicKey() throws Exception {
    assertThat(kms.verifies(bridge.sign(MESSAGE, PATIENCE), MESSAGE)).isTrue();

    assertThat(kms.keysGiven()).isZero();
    assertThat(bridge.keyId().value()).isEqualTo("//cloudkms.googleapis.com/v1/" + KmsDouble.NAME);
  }

  @Test
  void serviceThatBreaksWhatItSends_isNotBelieved() {
    assertThat(log.key().algorithm()).isEqualTo(LogKey.Algorithm.ECDSA_P256_SHA256);
    kms.breakSignatures(true);
    assertUnavailable("checksums");
    kms.breakSignatures(false);
    kms.ignoreChecksums(true);
    assertUnavailable("checksums");
  }

  @Test
  void serviceThatRefuses_orIsGone_isUnavailable() {
    assertThat(log.key().algorithm()).isEqualTo(LogKey.Algorithm.ECDSA_P256_SHA256);
    kms.answerStatus(503);
    assertUnavailable("503");
    kms.close();
    assertUnavailable("no answer");
  }

  @Test
  void keyOfAnotherKind_signsNoLog() {
    kms.call("RSA_SIGN_PSS_2048_SHA256");

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> log.key())
        .withMessageContaining("EC_SIGN_P256_SHA256");
  }

  @Test
  void names_haveTheSchemeWhereTheyCouldBeFiles() throws Exception {
    assertThat(KmsKeyName.parse("gcpkms://" + KmsDouble.NAME)).isEqualTo(KmsDouble.NAME);
    assertThat(KmsKeyName.isName(KmsDouble.NAME + "/../2")).isFalse();
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> KmsKeyName.parse(KmsDouble.NAME.value()));
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> KmsKeyName.parse("gcpkms://projects/p"));
  }

  private void assertUnavailable(String why) {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> log.sign(MESSAGE))
        .withMessageContaining("the log cannot be signed now")
        .withMessageContaining(why);
    assertThatExceptionOfType(NoAnswerException.class)
        .isThrownBy(() -> bridge.sign(MESSAGE, PATIENCE))
        .withMessageContaining(why);
  }
}
