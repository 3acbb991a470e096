package dev.portcullis.storage.sqlite;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as columns keep them: microseconds since 1970. */
final class Micros {

  private Micros() {}

  static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  static Instant toInstant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
