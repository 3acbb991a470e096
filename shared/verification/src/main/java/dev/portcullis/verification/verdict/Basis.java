package dev.portcullis.verification.verdict;

/** What a verdict rests on. */
public enum Basis {
  /** An engineer overrode the policy, and that was recorded. */
  BREAKGLASS,
  /** The policy would refuse, but its rule only records. */
  DRY_RUN,
  /** The platform's own images are exempt. */
  SYSTEM_POLICY,
  /** The policy's allowlist exempts the image. */
  ALLOWLIST,
  /** The policy's rule was applied. */
  RULE,
  /** It is decided when it runs. */
  DEFERRED,
  /** The workload did not ask to be held to a policy. */
  NOT_ENABLED,
  /** The project never had a policy. */
  NO_POLICY,
  /** The organization demands what the workload does not do. */
  ORG_POLICY,
  /** What was submitted cannot be held to a policy at all. */
  ERROR
}
