package dev.portcullis.admission.evaluation;

import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.name.ProjectPolicyName;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import dev.portcullis.wire.orgpolicy.AllowedPolicies;
import dev.portcullis.wire.orgpolicy.OrgPolicyName;
import java.util.Optional;

/**
 * What the constraint {@code run.allowedBinaryAuthorizationPolicies} leaves of what a workload asks
 * for. No setting of the project and no breakglass is asked here, so none gets around it.
 *
 * <p>A workload that could name a policy and does not is refused wherever the constraint demands
 * anything: that is what Google documents the constraint for, though live services were seen to
 * pass. What cannot name one (a revision, a pod, an execution, a list of images) is held to the
 * project's policy, and refused where that is not listed. A job is refused when it is submitted,
 * also where its images are checked later. That everything is allowed names no policy, so it opens
 * no other project's.
 */
public final class OrgConstraint {

  private static final String CONSTRAINT = "constraints/" + OrgPolicyName.CONSTRAINT;

  private OrgConstraint() {}

  /**
   * What is left of it.
   *
   * @param allowed what the project's organization policy allows, if it has one
   */
  public static PolicyTarget apply(
      PolicyTarget asked, ProjectId project, Optional<AllowedPolicies> allowed) {
    AllowedPolicies policies = allowed.orElseGet(AllowedPolicies.Any::new);
    if (asked instanceof PolicyTarget.Refused) {
      return asked;
    }
    if (asked instanceof PolicyTarget.Platform platform) {
      return platform(platform, project, policies);
    }
    if (asked instanceof PolicyTarget.Unasked && policies.isDemanding()) {
      return violation(notAnnotated(project));
    }
    return policies.permits(new ProjectPolicyName(project))
        ? asked
        : violation(notAllowed("default", project));
  }

  private static PolicyTarget platform(
      PolicyTarget.Platform asked, ProjectId project, AllowedPolicies policies) {
    PlatformPolicyName policy = asked.policy();
    if (!policies.permits(policy)) {
      return violation(notAllowed(policy.toString(), project));
    }
    return policy.project().equals(project) || policies.names(policy)
        ? asked
        : new PolicyTarget.Refused(Basis.ERROR, PolicyTarget.notOfThisProject(policy, project));
  }

  private static PolicyTarget violation(Reason reason) {
    return new PolicyTarget.Refused(Basis.ORG_POLICY, reason);
  }

  private static Reason notAnnotated(ProjectId project) {
    return new Reason(
        ReasonCode.NOT_ANNOTATED,
        Optional.empty(),
        violated(project) + "the workload asks for no Binary Authorization policy",
        Optional.empty(),
        "set the annotation `run.googleapis.com/binary-authorization` in the metadata of the object"
            + " itself (in the form of API v2: `binaryAuthorization`) to a policy that "
            + new OrgPolicyName(project)
            + " lists");
  }

  private static Reason notAllowed(String value, ProjectId project) {
    return new Reason(
        ReasonCode.POLICY_NOT_ALLOWED,
        Optional.empty(),
        violated(project) + "the policy `" + value + "` is not listed",
        Optional.empty(),
        "ask for a policy that "
            + new OrgPolicyName(project)
            + " lists, or have `"
            + value
            + "` added to it");
  }

  /** How Google's services begin to say that a constraint is violated. */
  private static String violated(ProjectId project) {
    return "Constraint " + CONSTRAINT + " violated for projects/" + project + ": ";
  }
}
