package dev.portcullis.record.outbox;

import java.time.Duration;
import java.util.function.LongSupplier;

/** An allowance as it is used up. Not safe for use by several threads. */
final class Spell {

  /** Within less nobody answers. */
  private static final Duration SHORTEST = Duration.ofMillis(10);

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final LongSupplier nanos;
  private final long end;
  private int messages;

  Spell(Allowance allowance, LongSupplier nanos) {
    this.nanos = nanos;
    this.end = nanos.getAsLong() + allowance.time().toNanos();
    this.messages = allowance.messages();
  }

  boolean isOver() {
    return messages <= 0 || timeLeft().compareTo(SHORTEST) < 0;
  }

  /**
   * How long to wait for an answer: what is left, and no longer than a live server needs. Never
   * less than a moment, as time may have run out since somebody looked.
   */
  Duration patience() {
    Duration left = timeLeft();
    if (left.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return left.compareTo(LONGEST) < 0 ? left : LONGEST;
  }

  private Duration timeLeft() {
    return Duration.ofNanos(end - nanos.getAsLong());
  }

  int messagesLeft() {
    return messages;
  }

  void spend() {
    messages--;
  }
}
