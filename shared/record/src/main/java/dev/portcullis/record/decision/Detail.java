package dev.portcullis.record.decision;

/** How much of a decision its reader is shown. */
public enum Detail {
  /** All that is kept: for the store. */
  STORED,
  /** What was found instead, and by which keys: for readers who may have decisions explained. */
  EXPLAINED,
  /** The outcome and what to do next. */
  PLAIN
}
