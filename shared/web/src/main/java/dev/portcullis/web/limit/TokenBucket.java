package dev.portcullis.web.limit;

import java.time.Duration;

/**
 * Calls that one caller still has: a minute's worth at most, filled up evenly. Counts in time
 * instead of fractions of calls, so nothing is lost to rounding. Not safe for use by several
 * threads.
 */
final class TokenBucket {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final long cost;

  /** When the bucket was, or will be, empty: each call moves it forward by its cost. */
  private long emptyAt;

  /** A full bucket. */
  TokenBucket(int perMinute, long now) {
    this.cost = MINUTE / perMinute;
    this.emptyAt = now - MINUTE;
  }

  /** How long until there is a call to take; zero if there is one. */
  Duration missing(long now) {
    return Duration.ofNanos(Math.max(0, level(now) + cost));
  }

  /** Whether nothing was taken that is not filled up again. */
  boolean isFull(long now) {
    return level(now) == -MINUTE;
  }

  /** Takes a call, of which there has to be one. */
  void take(long now) {
    emptyAt = level(now) + now + cost;
  }

  /** How long ago the bucket was empty, as a negative time, back to when it was full. */
  private long level(long now) {
    return Math.max(emptyAt - now, -MINUTE);
  }
}
