package dev.portcullis.admission.evaluation;

import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.PolicyUsed;
import dev.portcullis.record.decision.Warning;
import dev.portcullis.verification.verdict.Basis;
import java.util.List;
import java.util.Objects;

/**
 * What the gate says about a workload. Immutable.
 *
 * @param outcome which way it goes
 * @param basis what that rests on
 * @param policy the policy that it was held to
 * @param images what it says about each image
 * @param warnings what should be mended
 * @param message the outcome in one sentence
 */
public record Evaluation(
    Outcome outcome,
    Basis basis,
    PolicyUsed policy,
    List<DecidedImage> images,
    List<Warning> warnings,
    String message) {

  public Evaluation {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(policy, "policy");
    images = List.copyOf(images);
    warnings = List.copyOf(warnings);
    Objects.requireNonNull(message, "message");
  }
}
