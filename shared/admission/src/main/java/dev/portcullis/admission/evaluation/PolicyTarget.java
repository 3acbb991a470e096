package dev.portcullis.admission.evaluation;

import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import dev.portcullis.verification.workload.PolicyAnnotation;
import dev.portcullis.verification.workload.Workload;
import dev.portcullis.wire.orgpolicy.OrgPolicyName;
import java.util.Objects;
import java.util.Optional;

/**
 * Which policy a workload is held to: first as far as the workload alone can tell, then as far as
 * {@link OrgConstraint} lets it. Immutable.
 */
public sealed interface PolicyTarget {

  /** The project's own policy. */
  record ProjectPolicy() implements PolicyTarget {}

  /** The same, though the workload could ask for it and does not. */
  record Unasked() implements PolicyTarget {}

  /** A platform policy: of another project only where the organization policy names it. */
  record Platform(PlatformPolicyName policy) implements PolicyTarget {

    public Platform {
      Objects.requireNonNull(policy, "policy");
    }
  }

  /**
   * None: what the workload asks for cannot be had, and nothing else is put in its place.
   *
   * @param basis what the refusal rests on
   * @param reason why
   */
  record Refused(Basis basis, Reason reason) implements PolicyTarget {

    public Refused {
      Objects.requireNonNull(basis, "basis");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Which policy this workload is held to. */
  static PolicyTarget of(Workload workload) {
    if (workload.policy() instanceof PolicyAnnotation.Invalid invalid) {
      return new Refused(
          Basis.ERROR,
          new Reason(
              ReasonCode.ANNOTATION_INVALID,
              Optional.empty(),
              "`" + invalid.path() + "`: " + invalid.problem(),
              Optional.empty(),
              invalid.fix()));
    }
    if (workload.policy() instanceof PolicyAnnotation.Named named) {
      return named.policy().project().isNumber()
          ? new Refused(Basis.ERROR, namedByNumber(named.policy()))
          : new Platform(named.policy());
    }
    return Evaluator.needsAnnotation(workload) ? new Unasked() : new ProjectPolicy();
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

  /** Why a policy of another project cannot be used: whether it exists is not said. */
  static Reason notOfThisProject(PlatformPolicyName policy, ProjectId project) {
    return new Reason(
        ReasonCode.POLICY_NOT_FOUND,
        Optional.empty(),
        "The policy " + policy + " is not one that project " + project + " allows",
        Optional.empty(),
        "set the annotation to `default` or to a policy of project "
            + project
            + ", or have the policy listed by name in the organization policy "
            + new OrgPolicyName(project));
  }

  private static Reason namedByNumber(PlatformPolicyName policy) {
    return new Reason(
        ReasonCode.POLICY_NOT_FOUND,
        Optional.empty(),
        "The policy " + policy + " is named by the number of its project",
        Optional.empty(),
        "name it by the id of its project");
  }
}
