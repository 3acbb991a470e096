package dev.portcullis.web.limit;

import java.time.Duration;
import java.util.Optional;

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

  /** Takes a call; if there is none, how long until there is. */
  Optional<Duration> take(long now) {
    long from = Math.max(emptyAt - now, -MINUTE) + now;
    long missing = from + cost - now;
    if (missing > 0) {
      return Optional.of(Duration.ofNanos(missing));
    }
    emptyAt = from + cost;
    return Optional.empty();
  }
}
