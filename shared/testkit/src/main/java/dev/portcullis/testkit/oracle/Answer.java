package dev.portcullis.testkit.oracle;

import dev.portcullis.verification.verdict.ImageVerdict;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import java.util.List;
import java.util.Optional;

/**
 * A verdict without its texts and proofs: what two deciders must agree on.
 *
 * @param kind the simple name of the verdict's type
 * @param findings why the image is or would be refused, in the rule's order
 */
public record Answer(String kind, List<Finding> findings) {

  public Answer {
    findings = List.copyOf(findings);
  }

  /** One reason, and the attestor that it is about. */
  public record Finding(ReasonCode code, Optional<String> attestor) {}

  /** The answer in a verdict. */
  public static Answer of(ImageVerdict verdict) {
    List<Reason> reasons = List.of();
    if (verdict instanceof ImageVerdict.Denied denied) {
      reasons = denied.reasons();
    } else if (verdict instanceof ImageVerdict.DryRun dryRun) {
      reasons = dryRun.reasons();
    }
    return new Answer(
        verdict.getClass().getSimpleName(),
        reasons.stream().map(reason -> new Finding(reason.code(), reason.attestor())).toList());
  }

  /** Whether the image may be deployed. */
  public boolean allows() {
    return !kind.equals("Denied");
  }
}
