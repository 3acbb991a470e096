package dev.portcullis.record.decision;

/** Which way a decision went. */
public enum Outcome {
  /** It may be deployed. */
  ALLOW,
  /** It may not. */
  DENY
}
