package dev.portcullis.verification.verdict;

import static dev.portcullis.verification.verdict.Deciding.D;
import static dev.portcullis.verification.verdict.Deciding.E;
import static dev.portcullis.verification.verdict.Deciding.IMAGE;
import static dev.portcullis.verification.verdict.Deciding.about;
import static dev.portcullis.verification.verdict.Deciding.attestor;
import static dev.portcullis.verification.verdict.Deciding.by;
import static dev.portcullis.verification.verdict.Deciding.container;
import static dev.portcullis.verification.verdict.Deciding.forged;
import static dev.portcullis.verification.verdict.Deciding.key;
import static dev.portcullis.verification.verdict.Deciding.note;
import static dev.portcullis.verification.verdict.Deciding.occurrence;
import static dev.portcullis.verification.verdict.Deciding.require;
import static dev.portcullis.verification.verdict.Deciding.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When an attestor is satisfied, and what is said when it is not. */
class AttestationVerdictTest {

  private static final RequiredAttestor.Known QA = attestor("qa", key("q1"), key("q2"));
  private static final RequiredAttestor.Known SEC = attestor("sec", key("s1"));

  private final Deciding deciding = new Deciding();

  @Test
  void decide_everyAttestorAttested_isAttestedWithProofsInTheRulesOrder() {
    deciding.attest("sec", about(D), by("s1"));
    deciding.attest("qa", about(D), by("q2"));

    ImageVerdict verdict = deciding.decide(QA, SEC);

    assertThat(verdict)
        .isEqualTo(
            new ImageVerdict.Attested(
                List.of(
                    new Proof(QA.label(), 1, occurrence(2), new KeyId("q2")),
                    new Proof(SEC.label(), 1, occurrence(1), new KeyId("s1")))));
    assertThat(verdict.basis()).isEqualTo(Basis.RULE);
  }

  @Test
  void decide_revision_isThatOfTheAttestorThatWasRead() {
    deciding.attest("qa", about(D), by("q1"));
    RequiredAttestor later = new RequiredAttestor.Known("qa", 7, note("qa"), QA.keys());

    assertThat(deciding.decide(later))
        .isInstanceOfSatisfying(
            ImageVerdict.Attested.class,
            attested -> assertThat(attested.proofs().get(0).attestorRevision()).isEqualTo(7));
  }

  @Test
  void decide_oneOfTwoMissing_isDeniedForThatOne() {
    deciding.attest("qa", about(D), by("q1"));

    List<Reason> reasons = reasons(deciding.decide(QA, SEC));

    assertThat(reasons).extracting(Reason::code).containsExactly(ReasonCode.NO_VALID_ATTESTATION);
    assertThat(reasons.get(0).attestor()).contains(SEC.label());
  }

  @Test
  void decide_allMissing_givesAReasonForEachInTheRulesOrder() {
    RequiredAttestor missing = new RequiredAttestor.Missing("projects/p/attestors/gone");

    assertThat(reasons(deciding.decide(SEC, missing, QA)))
        .extracting(reason -> reason.attestor().orElseThrow())
        .containsExactly(SEC.label(), missing.label(), QA.label());
  }

  @Test
  void decide_nothingAttested_tellsHowToAttest() {
    Reason reason = onlyReason(deciding.decide(QA));

    assertThat(reason.code()).isEqualTo(ReasonCode.NO_VALID_ATTESTATION);
    assertThat(reason.message())
        .isEqualTo(
            "No attestations found that were valid and signed by a key trusted by the attestor");
    assertThat(reason.nearestMiss()).isEmpty();
    assertThat(reason.fix())
        .contains(
            "gcloud container binauthz attestations create",
            "--artifact-url=" + IMAGE,
            "--note=" + QA.note(),
            "--public-key-id='q1'");
  }

  @Test
  void decide_keyIdThatAShellWouldRun_isQuotedInTheCommand() {
    assertThat(onlyReason(deciding.decide(attestor("qa", key("$(touch${IFS}x)'")))).fix())
        .contains("--public-key-id='$(touch${IFS}x)'\\'''");
  }

  @Test
  void decide_attestorWithoutKeys_saysSoAndHowToAddOne() {
    deciding.attest("qa", about(D), by("q1"));

    Reason reason = onlyReason(deciding.decide(attestor("qa")));

    assertThat(reason.code()).isEqualTo(ReasonCode.ATTESTOR_WITHOUT_KEYS);
    assertThat(reason.message()).contains("no public keys");
    assertThat(reason.fix()).contains("public-keys add", QA.label());
    assertThat(deciding.verifier.asked()).isEmpty();
  }

  @Test
  void decide_missingAttestor_saysSo() {
    Reason reason = onlyReason(deciding.decide(new RequiredAttestor.Missing("gone")));

    assertThat(reason.code()).isEqualTo(ReasonCode.ATTESTOR_NOT_FOUND);
    assertThat(reason.attestor()).contains("gone");
    assertThat(reason.message()).contains("does not exist");
    assertThat(reason.fix()).contains("create the attestor", "out of the policy");
  }

  @Test
  void decide_attestorWhoseNoteIsGone_namesTheNote() {
    deciding.attest("qa", about(D), by("q1"));

    Reason reason = onlyReason(deciding.decide(new RequiredAttestor.WithoutNote("qa", note("qa"))));

    assertThat(reason.code()).isEqualTo(ReasonCode.NOTE_NOT_FOUND);
    assertThat(reason.attestor()).contains("qa");
    assertThat(reason.message()).contains("projects/p/notes/qa", "does not exist");
    assertThat(reason.fix()).contains("create the note again");
  }

  /** Whether a foreign attestor exists is not said. */
  @Test
  void decide_unreadableAttestor_saysNothingOfIt() {
    Reason reason =
        onlyReason(deciding.decide(new RequiredAttestor.Unreadable("projects/x/attestors/y")));

    assertThat(reason.code()).isEqualTo(ReasonCode.ATTESTOR_UNREADABLE);
    assertThat(reason.attestor()).contains("projects/x/attestors/y");
    assertThat(reason.message()).isEqualTo("The attestor cannot be read");
    assertThat(reason.nearestMiss()).isEmpty();
    assertThat(reason.fix()).contains("verifyImageAttested");
  }

  @Test
  void decide_foreignAttestorWithoutAServiceAgent_saysHowToGetOne() {
    Reason reason =
        onlyReason(deciding.decide(new RequiredAttestor.WithoutAgent("projects/x/attestors/y")));

    assertThat(reason.code()).isEqualTo(ReasonCode.ATTESTOR_UNREADABLE);
    assertThat(reason.message()).isEqualTo("The attestor cannot be read");
    assertThat(reason.fix()).contains("projectNumber");
  }

  @Test
  void decide_statementOfAnyRepository_countsForTheDigest() {
    deciding.attest("qa", about(D), by("q1"));

    assertThat(deciding.decide("other.example/q/app@" + D, require(QA)))
        .isInstanceOf(ImageVerdict.Attested.class);
    assertThat(deciding.decide("nginx@" + D, require(QA)))
        .isInstanceOf(ImageVerdict.Attested.class);
  }

  @Test
  void decide_statementAboutOtherDigest_countsForNothing() {
    deciding.attest("qa", about(E), by("q1"));

    assertThat(onlyReason(deciding.decide(QA)).code()).isEqualTo(ReasonCode.NO_VALID_ATTESTATION);
    assertThat(deciding.decide("reg.example/p/app@" + E, require(QA)))
        .isInstanceOf(ImageVerdict.Attested.class);
  }

  @Test
  void decide_statementOfOtherType_countsForNothing() {
    deciding.attest("qa", statement(D, "cosign container image signature"), by("q1"));

    assertThat(onlyReason(deciding.decide(QA)).code()).isEqualTo(ReasonCode.NO_VALID_ATTESTATION);
  }

  @Test
  void decide_attestationUnderOtherNote_countsForNothing() {
    deciding.attest("sec", about(D), by("q1"));

    assertThat(onlyReason(deciding.decide(QA)).nearestMiss()).isEmpty();
    assertThat(deciding.verifier.asked()).isEmpty();
  }

  @Test
  void decide_evidence_isAskedOnceForEachAttestorByItsNoteAndTheDigest() {
    List<Map.Entry<NoteName, Digest>> asked = new ArrayList<>();
    Evidence evidence =
        (note, digest) -> {
          asked.add(Map.entry(note, digest));
          return List.of();
        };

    assertThat(
            new ImageDecider(deciding.verifier)
                .decide(container(IMAGE), require(QA, SEC), evidence, Deciding.NOW))
        .isInstanceOf(ImageVerdict.Denied.class);
    assertThat(asked).containsExactly(Map.entry(note("qa"), D), Map.entry(note("sec"), D));
  }

  @Test
  void decide_severalSignatures_oneGoodOneSuffices() {
    deciding.attest("qa", about(D), by("unknown"), forged("q1"), by("q2"), forged("q2"));

    assertThat(deciding.decide(QA))
        .isInstanceOfSatisfying(
            ImageVerdict.Attested.class,
            attested -> assertThat(attested.proofs().get(0).keyId()).isEqualTo(new KeyId("q2")));
  }

  @Test
  void decide_severalAttestations_oneGoodOneSuffices() {
    deciding.attest("qa", Bytes.utf8("garbage"), by("q1"));
    deciding.attest("qa", about(E), by("q1"));
    deciding.attest("qa", about(D), forged("q1"));
    deciding.attest("qa", about(D), by("q1"));

    assertThat(deciding.decide(QA))
        .isInstanceOfSatisfying(
            ImageVerdict.Attested.class,
            attested -> assertThat(attested.proofs().get(0).occurrence()).isEqualTo(occurrence(4)));
  }

  /** An id is only a name: who signed is told by the key. */
  @Test
  void decide_twoAttestorsUseOneIdForTwoKeys_eachCountsItsOwn() {
    RequiredAttestor one = attestor("shared", key("k", "one"));
    RequiredAttestor other =
        new RequiredAttestor.Known(
            "other", 1, note("shared"), attestor("x", key("k", "other")).keys());
    deciding.attest(
        "shared", about(D), new Signature(new KeyId("k"), FakeVerifier.signatureBy("one")));

    assertThat(deciding.decide(one)).isInstanceOf(ImageVerdict.Attested.class);
    assertThat(onlyReason(deciding.decide(one, other)).attestor()).contains("other");
  }

  /**
   * Two attestors that share note and key are satisfied by one signature: each says that it trusts
   * that key. Whoever wants two people gives them two keys.
   */
  @Test
  void decide_twoAttestorsShareNoteAndKey_oneAttestationSatisfiesBoth() {
    deciding.attest("shared", about(D), by("k"));
    RequiredAttestor one = attestor("shared", key("k"));
    RequiredAttestor other =
        new RequiredAttestor.Known("other", 1, note("shared"), attestor("x", key("k")).keys());

    assertThat(deciding.decide(one, other))
        .isInstanceOfSatisfying(
            ImageVerdict.Attested.class,
            attested ->
                assertThat(attested.proofs())
                    .extracting(Proof::occurrence)
                    .containsExactly(occurrence(1), occurrence(1)));
  }

  /** CVE-2026-49834: a quorum was counted by entries. Many from one attestor are one attestor. */
  @Test
  void decide_manyAttestationsOfOneAttestor_doNotCountForAnother() {
    for (int i = 0; i < 5; i++) {
      deciding.attest("qa", about(D), by("q1"), by("q2"));
    }

    assertThat(onlyReason(deciding.decide(QA, SEC)).attestor()).contains(SEC.label());
  }

  @Test
  void decide_keyRemoved_itsAttestationsCountNoMore() {
    deciding.attest("qa", about(D), by("q1"));

    Reason reason = onlyReason(deciding.decide(attestor("qa", key("q2"))));

    assertThat(reason.nearestMiss().orElseThrow())
        .contains("projects/p/occurrences/o1", "`q1`", "not a key of the attestor");
  }

  private static Reason onlyReason(ImageVerdict verdict) {
    List<Reason> reasons = reasons(verdict);
    assertThat(reasons).hasSize(1);
    return reasons.get(0);
  }

  private static List<Reason> reasons(ImageVerdict verdict) {
    assertThat(verdict).isInstanceOf(ImageVerdict.Denied.class);
    return ((ImageVerdict.Denied) verdict).reasons();
  }
}
