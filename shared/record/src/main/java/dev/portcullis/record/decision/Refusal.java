package dev.portcullis.record.decision;

import java.util.Objects;

/**
 * Why breakglass was refused. Immutable.
 *
 * @param code the kind of reason
 * @param message what stands in the way
 * @param fix what to do next
 */
public record Refusal(Code code, String message, String fix) {

  /** The kinds of reason. The names are part of the API. */
  public enum Code {
    /** What refused the workload is not a policy, and breakglass overrides nothing else. */
    NOT_OVERRIDABLE,
    /** The project has no breakglass. */
    DISABLED,
    /** The caller lacks the permission. */
    PERMISSION_MISSING,
    /** The project lets no program use breakglass. */
    PROGRAM,
    /** The justification is too short, or lacks what the project demands. */
    JUSTIFICATION_INVALID,
    /** The justification was used for other images of this workload before. */
    JUSTIFICATION_REUSED,
    /** The justification was first used too long ago. */
    JUSTIFICATION_ENDED,
    /** An image is named by tag, so nobody can say what would be let through. */
    DIGEST_REQUIRED,
    /** A grant is needed, and none covers this. */
    GRANT_NEEDED
  }

  public Refusal {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(fix, "fix");
  }
}
