package dev.portcullis.admission.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The time whose decisions are all replayed. Immutable.
 *
 * @param start the first instant in it
 * @param end the first instant after it
 */
public record Window(Instant start, Instant end) {

  /** The longest, in days. */
  public static final int MAX_DAYS = 30;

  public Window {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
  }

  /** The days before a moment. */
  static Window before(Instant end, int days) {
    return new Window(end.minus(Duration.ofDays(days)), end);
  }
}
