package dev.portcullis.verification.workload;

import dev.portcullis.verification.name.PlatformPolicyName;
import java.util.Objects;

/**
 * Which policy a workload asks to be held to, by the annotation {@code
 * run.googleapis.com/binary-authorization} or the v2 field {@code binaryAuthorization}. Immutable.
 */
public sealed interface PolicyAnnotation {

  /** Nothing was said. */
  record Absent() implements PolicyAnnotation {}

  /** The project's own policy. */
  record Default() implements PolicyAnnotation {}

  /** A platform policy. */
  record Named(PlatformPolicyName policy) implements PolicyAnnotation {

    public Named {
      Objects.requireNonNull(policy, "policy");
    }
  }

  /**
   * Something was said where Cloud Run does not look, or that it would not understand.
   *
   * @param path where it stands
   * @param problem what is wrong with it
   * @param fix what to write instead
   */
  record Invalid(String path, String problem, String fix) implements PolicyAnnotation {

    public Invalid {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(problem, "problem");
      Objects.requireNonNull(fix, "fix");
    }
  }
}
