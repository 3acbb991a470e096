package dev.portcullis.admission.evaluation;

import dev.portcullis.record.decision.PolicyUsed;
import dev.portcullis.verification.verdict.ImagePolicy;
import dev.portcullis.verification.verdict.Reason;
import java.util.Objects;

/** The policy that a workload is held to, as it was found. Immutable. */
public sealed interface HeldTo {

  /** What a decision names as its policy. */
  PolicyUsed used();

  /**
   * A policy that somebody wrote.
   *
   * @param used its name and version
   * @param policy what it asks of an image, with everything that it names looked up
   */
  record Written(PolicyUsed used, ImagePolicy policy) implements HeldTo {

    public Written {
      Objects.requireNonNull(used, "used");
      Objects.requireNonNull(policy, "policy");
    }
  }

  /**
   * The default of a project that never had a policy.
   *
   * @param used the name it would have
   * @param policy what the default asks of an image
   */
  record NeverWritten(PolicyUsed used, ImagePolicy policy) implements HeldTo {

    public NeverWritten {
      Objects.requireNonNull(used, "used");
      Objects.requireNonNull(policy, "policy");
    }
  }

  /**
   * No policy that could be applied.
   *
   * @param used what was asked for
   * @param reason why it cannot be had
   */
  record Nothing(PolicyUsed used, Reason reason) implements HeldTo {

    public Nothing {
      Objects.requireNonNull(used, "used");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
