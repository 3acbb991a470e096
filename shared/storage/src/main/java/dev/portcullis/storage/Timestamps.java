package dev.portcullis.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The instants that every store can keep: the years 1 to 9999, in microseconds, as Firestore has
 * it.
 */
final class Timestamps {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Timestamps() {}

  static Instant storable(Instant time) {
    if (time.isBefore(FIRST) || !time.isBefore(END)) {
      throw new IllegalArgumentException("a time outside the years 1 to 9999: " + time);
    }
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
