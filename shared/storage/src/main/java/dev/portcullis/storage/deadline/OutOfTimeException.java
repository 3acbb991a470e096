package dev.portcullis.storage.deadline;

import java.time.Duration;
import java.util.Objects;

/** The time of a request is used up, before anything was changed by it. */
public final class OutOfTimeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration budget;

  OutOfTimeException(Duration budget) {
    super("the request took longer than " + budget.toMillis() + " ms");
    this.budget = Objects.requireNonNull(budget, "budget");
  }

  /** The time that there was. */
  public Duration budget() {
    return budget;
  }
}
