package dev.portcullis.web.call;

import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * How slowly a body may come in. Whoever sends a byte now and then holds a thread for next to
 * nothing, and a server can be filled with such (slow POST, RFC 9110 status 408). Immutable.
 *
 * @param longest for the whole body
 * @param grace how long any pace is accepted
 * @param bytesPerSecond the slowest pace, from the first byte on, once the grace is over
 * @param nanos a clock that never goes back, in nanoseconds from anywhere
 */
public record BodyPace(Duration longest, Duration grace, int bytesPerSecond, LongSupplier nanos) {

  public BodyPace {
    Objects.requireNonNull(longest, "longest");
    Objects.requireNonNull(grace, "grace");
    Objects.requireNonNull(nanos, "nanos");
    if (longest.isNegative() || grace.isNegative() || bytesPerSecond < 0) {
      throw new IllegalArgumentException("a pace is not below zero");
    }
  }

  /**
   * What a line from anywhere manages: a mebibyte within 15 seconds, and never less than half a
   * kibibyte per second once three are over.
   */
  public static BodyPace usual(LongSupplier nanos) {
    return new BodyPace(Duration.ofSeconds(15), Duration.ofSeconds(3), 512, nanos);
  }

  /** Any pace at all: for bodies that are there already. */
  public static BodyPace any() {
    return new BodyPace(Duration.ZERO, Duration.ZERO, 0, () -> 0);
  }

  /** The same stream, whose reads fail with {@link SlowBodyException} when it is too slow. */
  InputStream watch(InputStream body) {
    return new PacedStream(body, this);
  }

  /** Whether this many bytes in this time are too few. */
  boolean isTooSlow(long bytes, Duration elapsed) {
    if (elapsed.compareTo(longest) > 0) {
      return true;
    }
    return elapsed.compareTo(grace) > 0
        && bytes * 1000 / Math.max(1, elapsed.toMillis()) < bytesPerSecond;
  }
}
