package dev.portcullis.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The instants that every store can keep: the years 1 to 9999, in microseconds, as Firestore has
 * it.
 */
public final class Timestamps {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Timestamps() {}

  static Instant storable(Instant time) {
    if (time.isBefore(FIRST) || !time.isBefore(END)) {
      throw new IllegalArgumentException("a time outside the years 1 to 9999: " + time);
    }
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  /** Microseconds since 1970; what is finer is cut off. */
  public static long toMicros(Instant time) {
    // Not ChronoUnit.between: it counts nanoseconds first, which a long holds for 292 years only.
    return Math.multiplyExact(time.getEpochSecond(), 1_000_000L) + time.getNano() / 1_000;
  }

  /** The instant so many microseconds after 1970. */
  public static Instant ofMicros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
