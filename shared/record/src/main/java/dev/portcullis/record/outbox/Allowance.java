package dev.portcullis.record.outbox;

import java.time.Duration;
import java.util.Objects;

/**
 * How much may be delivered in one go. Immutable.
 *
 * @param messages how many are handed over at most, 1 or more
 * @param time after which no more is handed over; one delivery waits no longer than what is left
 */
public record Allowance(int messages, Duration time) {

  public Allowance {
    Objects.requireNonNull(time, "time");
    if (messages < 1) {
      throw new IllegalArgumentException("at least one message");
    }
  }
}
