package dev.portcullis.storage;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The store cannot answer now: busy, full, closed, interrupted, out of reach. Whoever decides on it
 * must not let anything in.
 */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is known about the writes of the call that failed. */
  public enum Outcome {
    /** Nothing was or will be written. */
    NOTHING_WRITTEN,
    /** All or nothing was written, and which is not known: the answer was lost. Repeat it. */
    UNKNOWN
  }

  private final Outcome outcome;
  private final Duration retryAfter;

  public StoreUnavailableException(
      String message, Outcome outcome, Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.outcome = Objects.requireNonNull(outcome, "outcome");
    this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
  }

  /** What is known about the writes of the call that failed. */
  public Outcome outcome() {
    return outcome;
  }

  /** How long to wait before asking again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
