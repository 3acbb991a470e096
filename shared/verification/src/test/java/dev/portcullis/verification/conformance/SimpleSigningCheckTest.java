package dev.portcullis.verification.conformance;

import static dev.portcullis.verification.conformance.Checking.HOME;
import static dev.portcullis.verification.conformance.Checking.OTHER;
import static dev.portcullis.verification.conformance.Checking.authenticator;
import static dev.portcullis.verification.conformance.Checking.check;
import static dev.portcullis.verification.conformance.Checking.policy;
import static dev.portcullis.verification.conformance.Checking.signedBy;
import static dev.portcullis.verification.verdict.Deciding.D;
import static dev.portcullis.verification.verdict.Deciding.E;
import static dev.portcullis.verification.verdict.Deciding.IMAGE;
import static dev.portcullis.verification.verdict.Deciding.about;
import static dev.portcullis.verification.verdict.Deciding.by;
import static dev.portcullis.verification.verdict.Deciding.container;
import static dev.portcullis.verification.verdict.Deciding.forged;
import static dev.portcullis.verification.verdict.Deciding.occurrence;
import static dev.portcullis.verification.verdict.Deciding.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.check.SimpleSigningAttestation;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.verdict.AttestationSearch;
import dev.portcullis.verification.verdict.Proof;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimpleSigningCheckTest {

  private final Checking checking = new Checking();

  @Test
  void judge_attestedByAnyKeyOfAnyAuthenticator_conforms() {
    checking.attests(HOME, about(D), by("k3"));
    Judgement judgement =
        checking.judge(
            IMAGE,
            new SimpleSigningAttestation(
                List.of(authenticator("k1"), authenticator("k2", "k3")), List.of()));

    assertThat(judgement.verdict()).isEqualTo(Conformance.CONFORMANT);
    assertThat(((Judgement.Conforms) judgement).proofs())
        .containsExactly(new Proof("qa", 7, occurrence(1), new KeyId("k3")));
  }

  @Test
  void judge_noProjectNamed_looksInThePolicysOwn() {
    checking.attests(OTHER, about(D), by("k"));
    assertThat(violation(checking.judge(IMAGE, signedBy("k"))).message()).contains("projects/p");

    checking.attests(HOME, about(D), by("k"));
    assertThat(checking.judge(IMAGE, signedBy("k")).verdict()).isEqualTo(Conformance.CONFORMANT);
  }

  @Test
  void judge_attestedInOneOfTheProjects_conforms() {
    checking.attests(OTHER, about(D), by("k"));

    assertThat(checking.judge(IMAGE, in("k", HOME, OTHER)).verdict())
        .isEqualTo(Conformance.CONFORMANT);
    assertThat(checking.judge(IMAGE, in("k", HOME)).verdict())
        .isEqualTo(Conformance.NON_CONFORMANT);
  }

  @Test
  void judge_projectThatCannotBeRead_isAnErrorUnlessAnotherSuffices() {
    checking.stores(OTHER, new CheckData.Stored.Unreadable());
    assertThat(error(checking.judge(IMAGE, in("k", OTHER, HOME))))
        .isEqualTo(ReasonCode.CHECK_ERROR);

    checking.attests(HOME, about(D), by("k"));
    assertThat(checking.judge(IMAGE, in("k", OTHER, HOME)).verdict())
        .isEqualTo(Conformance.CONFORMANT);
  }

  @Test
  void i2_moreAttestationsThanAreLookedAt_isAnError() {
    checking.stores(HOME, new CheckData.Stored.TooMuch());

    assertThat(error(checking.judge(IMAGE, signedBy("k")))).isEqualTo(ReasonCode.CHECK_ERROR);
  }

  @Test
  void i10_moreSignaturesThanAreLookedAt_isAnError() {
    List<Signature> forged = Collections.nCopies(AttestationSearch.MAX_SIGNATURES, forged("k"));
    checking.attests(HOME, about(D), forged.toArray(Signature[]::new));
    checking.attests(HOME, about(D), by("k"));

    assertThat(error(checking.judge(IMAGE, signedBy("k"))))
        .isEqualTo(ReasonCode.TOO_MANY_SIGNATURES);
    assertThat(checking.verifier.asked()).hasSize(AttestationSearch.MAX_SIGNATURES);
  }

  @Test
  void i10_signaturesOfOneImage_areCountedOverAllItsChecks() {
    List<Signature> forged = Collections.nCopies(60, forged("k"));
    checking.attests(HOME, about(D), forged.toArray(Signature[]::new));

    ImageResult result =
        checking.check(container(IMAGE), policy(check(signedBy("k")), check(signedBy("k"))));

    assertThat(checking.verifier.asked()).hasSize(AttestationSearch.MAX_SIGNATURES);
    assertThat(result.verdict()).isEqualTo(Conformance.NON_CONFORMANT);
  }

  @Test
  void judge_whatDoesNotHold_doesNotConform() {
    checking.attests(HOME, about(D), by("stranger"));
    checking.attests(HOME, about(D), forged("k"));
    checking.attests(HOME, statement(D, "another statement"), by("k"));
    checking.attests(HOME, about(E), by("k"));

    Reason reason = violation(checking.judge(IMAGE, signedBy("k")));

    assertThat(reason.code()).isEqualTo(ReasonCode.CHECK_FAILED);
    assertThat(reason.nearestMiss().orElseThrow()).contains(E.toString());
  }

  @Test
  void judge_imageByTag_needsADigest() {
    checking.attests(HOME, about(D), by("k"));

    assertThat(violation(checking.judge("reg.example/p/app:v1", signedBy("k"))).code())
        .isEqualTo(ReasonCode.DIGEST_REQUIRED);
  }

  private static SimpleSigningAttestation in(String key, ProjectId... projects) {
    return new SimpleSigningAttestation(List.of(authenticator(key)), List.of(projects));
  }

  private static Reason violation(Judgement judgement) {
    assertThat(judgement).isInstanceOf(Judgement.Violates.class);
    return ((Judgement.Violates) judgement).reason();
  }

  private static ReasonCode error(Judgement judgement) {
    assertThat(judgement.verdict()).isEqualTo(Conformance.ERROR);
    return ((Judgement.Undecided) judgement).reason().code();
  }
}
