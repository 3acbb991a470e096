package dev.portcullis.storage.deadline;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * The time that the work of one request may take. The edge starts it on the thread that does the
 * work; a {@link BudgetedStore} asks before each call whether there is any left.
 *
 * <p>Once a commit has gone through there is no limit any more: what is done is answered, and what
 * belongs to it is finished. Safe for use by many threads, of which each has a budget of its own.
 */
public final class TimeBudget {

  /** More is no limit, and nanoseconds must not overflow. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Duration time;
  private final LongSupplier nanos;

  // Not static, as two servers of one process have clocks of their own.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<Spending> current = new ThreadLocal<>();

  /** What one request has left. Seen by its own thread only. */
  private static final class Spending {
    private final long end;
    private boolean committed;

    private Spending(long end) {
      this.end = end;
    }
  }

  /** Ends a budget; on the thread that started it. */
  @FunctionalInterface
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * A budget for each request.
   *
   * @param time from one nanosecond to an hour
   * @param nanos a clock that never goes back, in nanoseconds from anywhere
   */
  public TimeBudget(Duration time, LongSupplier nanos) {
    this.time = Objects.requireNonNull(time, "time");
    this.nanos = Objects.requireNonNull(nanos, "nanos");
    if (time.isZero() || time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a request may take up to an hour");
    }
  }

  /**
   * Starts the budget of the request that this thread works on from here.
   *
   * @throws IllegalStateException if the thread is at work on another
   */
  public Scope start() {
    if (current.get() != null) {
      throw new IllegalStateException("the thread works on another request");
    }
    current.set(new Spending(nanos.getAsLong() + time.toNanos()));
    return current::remove;
  }

  /**
   * Returns if the work may go on: there is time left, something was committed, or this thread
   * works on no request.
   *
   * @throws OutOfTimeException if it may not
   */
  public void requireTime() {
    Spending spending = current.get();
    if (spending != null && !spending.committed && nanos.getAsLong() - spending.end >= 0) {
      throw new OutOfTimeException(time);
    }
  }

  /** Something was committed: from here on the work is finished, whatever time it takes. */
  public void committed() {
    Spending spending = current.get();
    if (spending != null) {
      spending.committed = true;
    }
  }
}
