package dev.portcullis.admission.simulation;

import dev.portcullis.record.decision.Outcome;
import dev.portcullis.verification.verdict.Basis;
import java.util.Objects;

/**
 * One answer about a workload. Immutable.
 *
 * @param outcome which way it goes
 * @param basis what that rests on
 */
public record Verdict(Outcome outcome, Basis basis) {

  public Verdict {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(basis, "basis");
  }
}
