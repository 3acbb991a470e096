package dev.portcullis.admission.state;

import dev.portcullis.admission.evaluation.PolicyTarget;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.name.ProjectPolicyName;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.verification.policy.Policy;
import java.util.Objects;

/** A policy that somebody thinks of writing in place of a stored one. Immutable. */
public sealed interface Candidate {

  /** The name of the policy that it would replace, as decisions name it. */
  String name();

  /** The policy that it would replace. */
  PolicyTarget target();

  /** In place of the project's own policy. */
  record ForProject(ProjectId project, Policy policy) implements Candidate {

    public ForProject {
      Objects.requireNonNull(project, "project");
      Objects.requireNonNull(policy, "policy");
    }

    @Override
    public String name() {
      return new ProjectPolicyName(project).toString();
    }

    @Override
    public PolicyTarget target() {
      return new PolicyTarget.ProjectPolicy();
    }
  }

  /** In place of a platform policy. */
  record ForPlatform(PlatformPolicyName policyName, CloudRunPolicy policy) implements Candidate {

    public ForPlatform {
      Objects.requireNonNull(policyName, "policyName");
      Objects.requireNonNull(policy, "policy");
    }

    @Override
    public String name() {
      return policyName.toString();
    }

    @Override
    public PolicyTarget target() {
      return new PolicyTarget.Platform(policyName);
    }
  }
}
