package dev.portcullis.verification.policy;

/** Whether the platform's own images, as the system policy lists them, are exempt. */
public enum GlobalPolicyEvaluation {
  /** Nothing was said, which means the same as {@link #DISABLE}. */
  GLOBAL_POLICY_EVALUATION_MODE_UNSPECIFIED,
  /** The system policy is asked first. */
  ENABLE,
  /** It is not asked. */
  DISABLE
}
