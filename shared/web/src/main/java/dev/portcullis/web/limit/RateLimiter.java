package dev.portcullis.web.limit;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.name.ProjectId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Counts the calls of each principal, about each project and about all together, in the memory of
 * this instance: with several instances the sum may be several times the quota. That keeps one
 * caller from taking the time of all others; it is no means of billing. What one principal calls
 * about has no effect on what is remembered of another. Safe for use by many threads.
 */
public final class RateLimiter {

  /** When there are more, who has not called for longest starts afresh. */
  static final int MAX_CALLERS = 2_000;

  private static final String NO_PROJECT = "";

  private final Rates rates;
  private final LongSupplier nanos;
  private final Map<Key, CallerBuckets> callers;

  private record Key(Principal.Kind kind, String subject) {}

  /**
   * A limiter that has seen nobody yet.
   *
   * @param nanos a clock that never goes back, in nanoseconds from anywhere
   */
  public RateLimiter(Rates rates, LongSupplier nanos) {
    this.rates = Objects.requireNonNull(rates, "rates");
    this.nanos = Objects.requireNonNull(nanos, "nanos");
    this.callers =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, CallerBuckets> eldest) {
            return size() > MAX_CALLERS;
          }
        };
  }

  /**
   * Counts a call; if it is one too many, how long to wait before the next.
   *
   * @param project what the call is about, as the path says it; what can be no project, such as an
   *     empty text, is one and the same, so that nothing of any length is remembered
   */
  public Optional<Duration> take(Principal principal, String project, RateClass sort) {
    if (!(rates instanceof Rates.PerMinute limited)) {
      return Optional.empty();
    }
    Key key = new Key(principal.kind(), principal.subject());
    long now = nanos.getAsLong();
    synchronized (callers) {
      return callers
          .computeIfAbsent(key, k -> new CallerBuckets(limited))
          .take(known(project), sort, now);
    }
  }

  private static String known(String project) {
    try {
      return ProjectId.parse(project).value();
    } catch (InvalidTextException e) {
      return NO_PROJECT;
    }
  }
}
