package dev.portcullis.wire.orgpolicy;

import dev.portcullis.verification.name.ProjectId;
import java.util.Objects;

/**
 * The name of the one organization policy that a project can have here: {@code
 * projects/P/policies/run.allowedBinaryAuthorizationPolicies}. Immutable.
 */
public record OrgPolicyName(ProjectId project) {

  /** The constraint that the policy is about: the only one that means something here. */
  public static final String CONSTRAINT = "run.allowedBinaryAuthorizationPolicies";

  public OrgPolicyName {
    Objects.requireNonNull(project, "project");
  }

  @Override
  public String toString() {
    return "projects/" + project + "/policies/" + CONSTRAINT;
  }
}
