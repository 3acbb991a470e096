package dev.portcullis.web.error;

import java.time.Duration;
import java.util.Objects;

/** Something that is depended on, other than the store, cannot be had now. */
public final class UnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** The message is for the caller. */
  public UnavailableException(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
  }

  /** When to try again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
