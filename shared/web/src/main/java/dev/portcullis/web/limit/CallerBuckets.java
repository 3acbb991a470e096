package dev.portcullis.web.limit;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one caller has left: of each sort of call a bucket for each project, and one for all
 * projects together, as projects can be made up. Bounded; a bucket is forgotten only when it is
 * full, which is as good as new, and projects that find no room share one. Not safe for use by
 * several threads.
 */
final class CallerBuckets {

  /** How many projects' worth of calls a caller has over all projects. */
  static final int PROJECTS_AT_ONCE = 10;

  /** Ten kilobytes or so. */
  static final int MAX_BUCKETS = 100;

  private final Rates.PerMinute rates;
  private final Map<RateClass, TokenBucket> overall = new EnumMap<>(RateClass.class);
  private final Map<RateClass, TokenBucket> shared = new EnumMap<>(RateClass.class);

  /** By project and sort, those that were not asked for longest first. */
  private final Map<Key, TokenBucket> byProject = new LinkedHashMap<>(16, 0.75f, true);

  private record Key(String project, RateClass sort) {}

  CallerBuckets(Rates.PerMinute rates) {
    this.rates = rates;
  }

  /** Takes a call; if there is none, how long until there is. One that is refused costs nothing. */
  Optional<Duration> take(String project, RateClass sort, long now) {
    int quota = rates.quotas().getOrDefault(sort, 1);
    TokenBucket all =
        overall.computeIfAbsent(sort, s -> new TokenBucket(quota * PROJECTS_AT_ONCE, now));
    TokenBucket one = ofProject(new Key(project, sort), quota, now);
    Duration wait = longer(all.missing(now), one.missing(now));
    if (!wait.isZero()) {
      return Optional.of(wait);
    }
    all.take(now);
    one.take(now);
    return Optional.empty();
  }

  private TokenBucket ofProject(Key key, int quota, long now) {
    if (byProject.size() >= MAX_BUCKETS && !byProject.containsKey(key)) {
      forgetEldestIfFull(now);
      if (byProject.size() >= MAX_BUCKETS) {
        return shared.computeIfAbsent(key.sort(), s -> new TokenBucket(quota, now));
      }
    }
    return byProject.computeIfAbsent(key, k -> new TokenBucket(quota, now));
  }

  private void forgetEldestIfFull(long now) {
    Iterator<TokenBucket> eldest = byProject.values().iterator();
    if (eldest.next().isFull(now)) {
      eldest.remove();
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
