package dev.portcullis.admission.simulation;

import dev.portcullis.record.decision.DecisionName;
import java.util.Objects;

/**
 * A recorded decision of which nobody can say what a policy would make of it. Immutable.
 *
 * @param decision which one
 * @param reason why not
 */
public record NotReplayable(DecisionName decision, String reason) {

  public NotReplayable {
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(reason, "reason");
  }
}
