package dev.portcullis.verification.policy;

/** What follows when an image does not conform. The names are Google's. */
public enum EnforcementMode {
  /** It is refused, and that is logged. */
  ENFORCED_BLOCK_AND_AUDIT_LOG,
  /** It is let through, and that it would have been refused is logged. */
  DRYRUN_AUDIT_LOG_ONLY
}
