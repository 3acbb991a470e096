package dev.portcullis.wire.iam;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The time in which a conditional binding holds. Immutable.
 *
 * @param from when it begins to; empty if it always did
 * @param until when it no longer does
 */
public record TimeWindow(Optional<Instant> from, Instant until) {

  public TimeWindow {
    Objects.requireNonNull(until, "until");
    if (from.isPresent() && !from.get().isBefore(until)) {
      throw new IllegalArgumentException("a time that ends before it begins");
    }
  }

  /** Whether the binding holds at this moment. */
  public boolean contains(Instant moment) {
    return moment.isBefore(until) && from.map(start -> !moment.isBefore(start)).orElse(true);
  }

  /** Whether it holds at every moment of the other one. */
  public boolean contains(TimeWindow other) {
    boolean begins =
        from.isEmpty() || other.from.map(start -> !start.isBefore(from.get())).orElse(false);
    return begins && !other.until.isAfter(until);
  }
}
