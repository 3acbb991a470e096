package dev.portcullis.web.limit;

import dev.portcullis.registers.principal.Principal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Counts the calls of each principal about each project, in the memory of this instance: with
 * several instances the sum may be several times the quota. That keeps one caller from taking the
 * time of all others; it is no means of billing. Safe for use by many threads.
 */
public final class RateLimiter {

  /** A megabyte or two. When there are more, who has not called for longest starts afresh. */
  static final int MAX_BUCKETS = 10_000;

  private final Rates rates;
  private final LongSupplier nanos;
  private final Map<Key, TokenBucket> buckets;

  private record Key(Principal.Kind kind, String subject, String project, RateClass sort) {}

  /**
   * A limiter that has seen nobody yet.
   *
   * @param nanos a clock that never goes back, in nanoseconds from anywhere
   */
  public RateLimiter(Rates rates, LongSupplier nanos) {
    this.rates = Objects.requireNonNull(rates, "rates");
    this.nanos = Objects.requireNonNull(nanos, "nanos");
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, TokenBucket> eldest) {
            return size() > MAX_BUCKETS;
          }
        };
  }

  /**
   * Counts a call; if it is one too many, how long to wait before the next.
   *
   * @param project what the call is about, as the path says it; empty if it is about none
   */
  public Optional<Duration> take(Principal principal, String project, RateClass sort) {
    if (!(rates instanceof Rates.PerMinute limited)) {
      return Optional.empty();
    }
    Key key = new Key(principal.kind(), principal.subject(), project, sort);
    long now = nanos.getAsLong();
    synchronized (buckets) {
      return buckets
          .computeIfAbsent(key, k -> new TokenBucket(limited.quotas().getOrDefault(sort, 1), now))
          .take(now);
    }
  }
}
