package dev.portcullis.verification.verdict;

import static dev.portcullis.verification.verdict.Deciding.D;
import static dev.portcullis.verification.verdict.Deciding.about;
import static dev.portcullis.verification.verdict.Deciding.attestor;
import static dev.portcullis.verification.verdict.Deciding.by;
import static dev.portcullis.verification.verdict.Deciding.forged;
import static dev.portcullis.verification.verdict.Deciding.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.signature.KeyId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much work the writers of a note can make: counted, not timed. */
class SignatureLimitTest {

  private static final RequiredAttestor.Known QA = attestor("qa", key("q1"), key("q2"));
  private static final RequiredAttestor.Known SEC = attestor("sec", key("s1"));

  private final Deciding deciding = new Deciding();

  @Test
  void decide_hundredSignatures_areAllLookedAt() {
    attestForged("qa", "q1", 100);

    assertThat(codes(deciding.decide(QA))).containsExactly(ReasonCode.NO_VALID_ATTESTATION);
    assertThat(deciding.verifier.asked()).hasSize(100);
  }

  @Test
  void decide_oneMore_isTooMany() {
    attestForged("qa", "q1", 101);

    ImageVerdict verdict = deciding.decide(QA);

    assertThat(codes(verdict)).containsExactly(ReasonCode.TOO_MANY_SIGNATURES);
    assertThat(deciding.verifier.asked()).hasSize(100);
    Reason reason = ((ImageVerdict.Denied) verdict).reasons().get(0);
    assertThat(reason.attestor()).contains(QA.label());
    assertThat(reason.message()).contains("More than 100 signatures");
    assertThat(reason.fix()).contains("delete", "projects/p/notes/qa");
  }

  @Test
  void decide_hundredthHolds_isAttested() {
    attestForged("qa", "q1", 99);
    deciding.attest("qa", about(D), by("q2"));

    assertThat(deciding.decide(QA)).isInstanceOf(ImageVerdict.Attested.class);
    assertThat(deciding.verifier.asked()).hasSize(100);
  }

  @Test
  void decide_hundredAndFirstHolds_isNotLookedAt() {
    attestForged("qa", "q1", 100);
    deciding.attest("qa", about(D), by("q2"));

    assertThat(codes(deciding.decide(QA))).containsExactly(ReasonCode.TOO_MANY_SIGNATURES);
    assertThat(deciding.verifier.asked()).hasSize(100);
  }

  @Test
  void decide_signaturesOfOneAttestation_countOneByOne() {
    deciding.attest(
        "qa", about(D), Collections.nCopies(101, forged("q1")).toArray(Signature[]::new));

    assertThat(codes(deciding.decide(QA))).containsExactly(ReasonCode.TOO_MANY_SIGNATURES);
    assertThat(deciding.verifier.asked()).hasSize(100);
  }

  /** Whoever may attach to a note, and has no key, cannot use up what is looked at. */
  @Test
  void decide_signaturesOfStrangers_areNeitherCountedNorVerified() {
    attestForged("qa", "stranger", 10_000);
    deciding.attest("qa", about(D), by("q1"));

    assertThat(deciding.decide(QA)).isInstanceOf(ImageVerdict.Attested.class);
    assertThat(deciding.verifier.asked()).hasSize(1);
  }

  @Test
  void decide_attestorsOfOneImage_shareTheLimit() {
    attestForged("qa", "q1", 60);
    attestForged("sec", "s1", 40);
    assertThat(codes(deciding.decide(QA, SEC)))
        .containsExactly(ReasonCode.NO_VALID_ATTESTATION, ReasonCode.NO_VALID_ATTESTATION);
    assertThat(deciding.verifier.asked()).hasSize(100);

    attestForged("sec", "s1", 1);
    assertThat(codes(deciding.decide(QA, SEC)))
        .containsExactly(ReasonCode.NO_VALID_ATTESTATION, ReasonCode.TOO_MANY_SIGNATURES);
    assertThat(deciding.verifier.asked()).hasSize(200);
  }

  @Test
  void decide_nextImage_startsAnew() {
    attestForged("qa", "q1", 100);

    assertThat(codes(deciding.decide(QA))).containsExactly(ReasonCode.NO_VALID_ATTESTATION);
    assertThat(codes(deciding.decide(QA))).containsExactly(ReasonCode.NO_VALID_ATTESTATION);
  }

  /** One verification for each signature that names a key, with that key and no other. */
  @Test
  void decide_severalKeys_signatureIsTriedOnlyWithTheKeyItNames() {
    deciding.attest("qa", about(D), forged("q1"), by("stranger"), forged("q2"));

    assertThat(codes(deciding.decide(QA))).containsExactly(ReasonCode.NO_VALID_ATTESTATION);
    assertThat(deciding.verifier.asked())
        .containsExactly(
            new FakeVerifier.Asked(key("q1"), about(D), forged("q1").bytes()),
            new FakeVerifier.Asked(key("q2"), about(D), forged("q2").bytes()));
  }

  /** A signature that would hold under a key that it does not name is none of that key's. */
  @Test
  void decide_signatureThatNamesTheWrongKey_doesNotHold() {
    deciding.attest("qa", about(D), new Signature(new KeyId("q1"), by("q2").bytes()));

    assertThat(codes(deciding.decide(QA))).containsExactly(ReasonCode.NO_VALID_ATTESTATION);
  }

  @Test
  void decide_firstHolds_nothingElseIsVerified() {
    deciding.attest("qa", about(D), by("q1"), by("q2"));
    deciding.attest("qa", about(D), by("q1"));

    assertThat(deciding.decide(QA)).isInstanceOf(ImageVerdict.Attested.class);
    assertThat(deciding.verifier.asked()).hasSize(1);
  }

  private void attestForged(String note, String key, int count) {
    for (int i = 0; i < count; i++) {
      deciding.attest(note, about(D), forged(key));
    }
  }

  private static List<ReasonCode> codes(ImageVerdict verdict) {
    assertThat(verdict).isInstanceOf(ImageVerdict.Denied.class);
    return ((ImageVerdict.Denied) verdict).reasons().stream().map(Reason::code).toList();
  }
}
