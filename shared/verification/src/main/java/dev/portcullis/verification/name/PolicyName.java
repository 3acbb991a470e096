package dev.portcullis.verification.name;

/** The name of a policy: the one a project has, or one made for a platform. */
public sealed interface PolicyName permits ProjectPolicyName, PlatformPolicyName {

  /** The project that owns the policy. */
  ProjectId project();
}
