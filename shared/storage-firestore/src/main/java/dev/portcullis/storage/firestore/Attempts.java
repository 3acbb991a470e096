package dev.portcullis.storage.firestore;

import java.time.Duration;

/**
 * The attempts of one call: few, ever further apart, by a random time so that those who failed
 * together do not come back together, and all within the deadline. For one thread.
 */
final class Attempts {

  /** So many that they last for seconds, so few that an outage is not made worse by them. */
  static final int MOST = 8;

  private static final long FIRST_PAUSE = Duration.ofMillis(20).toNanos();
  private static final long SHORTEST_ATTEMPT = Duration.ofMillis(5).toNanos();
  private static final long UNDIVIDED = Duration.ofSeconds(1).toNanos();

  private final Patience patience;
  private final long end;
  private int made;

  Attempts(Patience patience, long end) {
    this.patience = patience;
    this.end = end;
  }

  /** Attempts at something else by the same deadline. */
  Attempts anew() {
    return new Attempts(patience, end);
  }

  /**
   * Waits until the next attempt is due, and says whether there is one.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  boolean next() throws InterruptedException {
    if (made > 0 && made < MOST) {
      long pause = patience.random().nextLong(1, FIRST_PAUSE << made);
      patience.clock().pause(Duration.ofNanos(Math.min(pause, Math.max(left(), 0))));
    }
    made++;
    return made <= MOST && left() >= SHORTEST_ATTEMPT;
  }

  /**
   * How long this attempt may take: half of what is left, as long as that is worth dividing, so
   * that an attempt whose connection is dead leaves time for another.
   */
  Duration timeout() {
    return Duration.ofNanos(Math.max(left() / 2, Math.min(left(), UNDIVIDED)));
  }

  private long left() {
    return end - patience.clock().nanos();
  }
}
