package dev.portcullis.web.limit;

import java.util.EnumMap;
import java.util.Map;

/** How often a principal may call about a project. Immutable. */
public sealed interface Rates {

  /** As often as they like: for a loopback server, whose only caller is its owner. */
  record Unlimited() implements Rates {}

  /**
   * So often per minute.
   *
   * @param quotas for each sort of call, at least 1
   */
  record PerMinute(Map<RateClass, Integer> quotas) implements Rates {

    public PerMinute {
      quotas = Map.copyOf(quotas);
      for (RateClass sort : RateClass.values()) {
        if (quotas.getOrDefault(sort, 0) < 1) {
          throw new IllegalArgumentException("each sort of call needs a quota of at least 1");
        }
      }
    }
  }

  /** The quotas of Google's own service. */
  static Rates google() {
    Map<RateClass, Integer> quotas = new EnumMap<>(RateClass.class);
    for (RateClass sort : RateClass.values()) {
      quotas.put(sort, sort.googlePerMinute());
    }
    return new PerMinute(quotas);
  }
}
