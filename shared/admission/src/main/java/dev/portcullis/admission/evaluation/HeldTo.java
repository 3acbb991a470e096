package dev.portcullis.admission.evaluation;

import dev.portcullis.record.decision.PolicyUsed;
import dev.portcullis.verification.conformance.Circumstances;
import dev.portcullis.verification.policy.GkePolicy;
import dev.portcullis.verification.verdict.Basis;
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
   * A policy of checks that somebody wrote.
   *
   * @param used its name and version
   * @param policy what it asks of an image
   * @param circumstances what its checks depend on, for what runs in no cluster
   */
  record Checked(PolicyUsed used, GkePolicy policy, Circumstances circumstances) implements HeldTo {

    public Checked {
      Objects.requireNonNull(used, "used");
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(circumstances, "circumstances");
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
   * <p>Breakglass overrides what a policy says. Here is none, so there is nothing to override:
   * neither an annotation that means nothing nor an organization policy.
   *
   * @param used what was asked for, or the organization policy that forbids it
   * @param basis what the refusal rests on
   * @param reason why it cannot be had
   */
  record Nothing(PolicyUsed used, Basis basis, Reason reason) implements HeldTo {

    public Nothing {
      Objects.requireNonNull(used, "used");
      Objects.requireNonNull(basis, "basis");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
