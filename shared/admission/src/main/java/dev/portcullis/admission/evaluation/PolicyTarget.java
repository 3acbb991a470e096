package dev.portcullis.admission.evaluation;

import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import dev.portcullis.verification.workload.PolicyAnnotation;
import dev.portcullis.verification.workload.Workload;
import java.util.Objects;
import java.util.Optional;

/** Which policy a workload is held to, as far as the workload alone can tell. Immutable. */
public sealed interface PolicyTarget {

  /** The project's own policy. */
  record ProjectPolicy() implements PolicyTarget {}

  /** A platform policy of the project. */
  record Platform(PlatformPolicyName policy) implements PolicyTarget {

    public Platform {
      Objects.requireNonNull(policy, "policy");
    }
  }

  /** None: what the workload asks for cannot be had, and nothing else is put in its place. */
  record Refused(Reason reason) implements PolicyTarget {

    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Which policy this workload of this project is held to. */
  static PolicyTarget of(Workload workload, ProjectId project) {
    if (workload.policy() instanceof PolicyAnnotation.Invalid invalid) {
      return new Refused(
          new Reason(
              ReasonCode.ANNOTATION_INVALID,
              Optional.empty(),
              "`" + invalid.path() + "`: " + invalid.problem(),
              Optional.empty(),
              invalid.fix()));
    }
    if (workload.policy() instanceof PolicyAnnotation.Named named) {
      return named.policy().project().equals(project)
          ? new Platform(named.policy())
          : new Refused(notOfThisProject(named.policy(), project));
    }
    return new ProjectPolicy();
  }

  /** Why a policy that is not there cannot be used. */
  static Reason notFound(PlatformPolicyName policy) {
    return new Reason(
        ReasonCode.POLICY_NOT_FOUND,
        Optional.empty(),
        "The policy " + policy + " does not exist",
        Optional.empty(),
        "create the policy, or set the annotation to `default`");
  }

  private static Reason notOfThisProject(PlatformPolicyName policy, ProjectId project) {
    if (policy.project().isNumber()) {
      return new Reason(
          ReasonCode.POLICY_NOT_FOUND,
          Optional.empty(),
          "The policy " + policy + " is named by the number of its project",
          Optional.empty(),
          "name it by the id of its project");
    }
    return new Reason(
        ReasonCode.POLICY_NOT_FOUND,
        Optional.empty(),
        "The policy " + policy + " is not one that project " + project + " allows",
        Optional.empty(),
        "set the annotation to `default` or to a policy of project " + project);
  }
}
