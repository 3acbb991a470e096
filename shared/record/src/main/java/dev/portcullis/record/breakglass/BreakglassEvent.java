package dev.portcullis.record.breakglass;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.image.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A workload was let through whatever a policy says. Immutable.
 *
 * @param name where it is on record
 * @param source who says so
 * @param time when it was recorded
 * @param workload what was let through
 * @param digests the digests of its images
 * @param principal who used breakglass, or who reports that somebody did
 * @param justification why, in the words of whoever used it
 * @param review what somebody made of it afterwards
 */
public record BreakglassEvent(
    EventName name,
    Source source,
    Instant time,
    BreakglassWorkload workload,
    List<Digest> digests,
    Principal principal,
    String justification,
    Optional<Review> review) {

  /** Who says so. */
  public sealed interface Source {

    /**
     * The gate, which let it through itself.
     *
     * @param decision the full name of the decision
     * @param policy the full name of the policy that was overridden
     * @param policyRevision its version
     * @param grant the full name of the grant that was used, if one was needed
     */
    record Gate(String decision, String policy, long policyRevision, Optional<String> grant)
        implements Source {

      public Gate {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(grant, "grant");
      }
    }

    /**
     * Another system, or a person: a claim, which never counts as the gate's own.
     *
     * @param system where it happened
     * @param actor who is said to have used breakglass
     * @param time when it is said to have happened
     */
    record Reported(String system, String actor, Instant time) implements Source {

      public Reported {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(time, "time");
      }
    }
  }

  /**
   * What somebody made of it.
   *
   * @param outcome in one word
   * @param comment in more
   * @param reviewer who
   * @param time when
   */
  public record Review(Outcome outcome, String comment, Principal reviewer, Instant time) {

    /** What a use of breakglass turned out to be. */
    public enum Outcome {
      /** It had to be. */
      JUSTIFIED,
      /** It should not have been. */
      UNJUSTIFIED,
      /** Nobody can tell any more. */
      INCONCLUSIVE
    }

    public Review {
      Objects.requireNonNull(outcome, "outcome");
      Objects.requireNonNull(comment, "comment");
      Objects.requireNonNull(reviewer, "reviewer");
      Objects.requireNonNull(time, "time");
    }
  }

  public BreakglassEvent {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(workload, "workload");
    digests = List.copyOf(digests);
    Objects.requireNonNull(principal, "principal");
    Objects.requireNonNull(justification, "justification");
    Objects.requireNonNull(review, "review");
  }

  /** The same, reviewed. */
  public BreakglassEvent with(Review made) {
    return new BreakglassEvent(
        name, source, time, workload, digests, principal, justification, Optional.of(made));
  }
}
