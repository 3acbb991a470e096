package dev.portcullis.storage.firestore;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long one call to the store may take in all, and how its attempts are spread. Safe for use by
 * many threads if the generator and the clock are.
 *
 * @param deadline for everything a call does
 * @param random spreads the attempts of those who failed together
 * @param clock tells and passes time
 */
record Patience(Duration deadline, RandomGenerator random, Clock clock) {

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Time that only goes forward. */
  interface Clock {

    /** Nanoseconds since some moment. */
    long nanos();

    /** Lets time pass. */
    void pause(Duration time) throws InterruptedException;
  }

  Patience {
    if (deadline.compareTo(SHORTEST) < 0 || deadline.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a deadline is " + SHORTEST.toMillis() + " ms to " + LONGEST.toSeconds() + " s");
    }
  }

  /** Starts the time of one call. */
  Attempts begin() {
    return new Attempts(this, clock.nanos() + deadline.toNanos());
  }
}
