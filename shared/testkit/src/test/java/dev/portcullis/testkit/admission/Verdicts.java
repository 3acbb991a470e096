package dev.portcullis.testkit.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.Warning;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import java.util.List;
import java.util.stream.Stream;

/** What tests expect of decisions. */
final class Verdicts {

  private Verdicts() {}

  /** It may be deployed, on this basis, and until fifteen minutes later. */
  static void assertAllowed(Decision decision, Basis basis) {
    assertThat(decision.outcome()).as(decision.message()).isEqualTo(Outcome.ALLOW);
    assertThat(decision.basis()).isEqualTo(basis);
    assertThat(decision.expireTime()).contains(decision.createTime().plusSeconds(900));
  }

  /** It may not, on this basis, and these are all the reasons that any image has. */
  static void assertDenied(Decision decision, Basis basis, ReasonCode... reasons) {
    assertThat(decision.outcome()).as(decision.message()).isEqualTo(Outcome.DENY);
    assertThat(decision.basis()).isEqualTo(basis);
    assertThat(decision.expireTime()).isEmpty();
    assertThat(decision.images()).anyMatch(image -> image.outcome() == Outcome.DENY);
    assertThat(reasons(decision)).containsExactly(reasons);
  }

  /** The codes of all reasons of all images. */
  static List<ReasonCode> reasons(Decision decision) {
    return decision.images().stream()
        .flatMap(image -> image.reasons().stream())
        .map(Reason::code)
        .toList();
  }

  /** The codes of the warnings. */
  static List<String> warnings(Decision decision) {
    return decision.warnings().stream().map(Warning::code).toList();
  }

  /** The outcome of each image. */
  static Stream<Outcome> outcomes(Decision decision) {
    return decision.images().stream().map(DecidedImage::outcome);
  }

  /** The basis of each image. */
  static Stream<Basis> bases(Decision decision) {
    return decision.images().stream().map(DecidedImage::basis);
  }
}
