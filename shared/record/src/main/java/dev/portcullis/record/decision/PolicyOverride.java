package dev.portcullis.record.decision;

import dev.portcullis.verification.verdict.Basis;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What breakglass did to a decision. The images of the decision say what the policy said, whatever
 * became of it. Immutable.
 */
public sealed interface PolicyOverride {

  /** Nobody asked for breakglass. */
  record NotAsked() implements PolicyOverride {}

  /**
   * The workload was let through whatever the policy said.
   *
   * @param policyOutcome which way the policy would have had it go
   * @param policyBasis what that rests on
   * @param event the full name of the event that is on record of it
   * @param grant the full name of the grant that it used up, if it needed one
   */
  record Used(Outcome policyOutcome, Basis policyBasis, String event, Optional<String> grant)
      implements PolicyOverride {

    public Used {
      Objects.requireNonNull(policyOutcome, "policyOutcome");
      Objects.requireNonNull(policyBasis, "policyBasis");
      Objects.requireNonNull(event, "event");
      Objects.requireNonNull(grant, "grant");
    }
  }

  /**
   * Breakglass was asked for and refused, and so is the workload, even if the policy alone would
   * have let it through: who asks for a bypass that is on record must not get one that is not.
   *
   * @param policyOutcome which way the policy would have had it go
   * @param refusals why not, everything that stands in the way
   */
  record Refused(Outcome policyOutcome, List<Refusal> refusals) implements PolicyOverride {

    public Refused {
      Objects.requireNonNull(policyOutcome, "policyOutcome");
      refusals = List.copyOf(refusals);
      if (refusals.isEmpty()) {
        throw new IllegalArgumentException("a refusal without a reason");
      }
    }
  }
}
