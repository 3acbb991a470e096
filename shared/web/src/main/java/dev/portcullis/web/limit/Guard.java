package dev.portcullis.web.limit;

import dev.portcullis.storage.deadline.TimeBudget;
import dev.portcullis.web.call.BodyPace;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Everything that holds back callers who ask for too much. One per process; its parts count, and
 * are safe for use by many threads.
 *
 * @param inFlight how many requests at once
 * @param rates how many per minute
 * @param time how long one may take; the store has to know of it too
 * @param pace how slowly a body may come in
 */
public record Guard(InFlight inFlight, RateLimiter rates, TimeBudget time, BodyPace pace) {

  /**
   * How many requests are worked on at once, each with up to a mebibyte of body and what is made of
   * it; below the 80 that Cloud Run sends to an instance unless told otherwise.
   */
  public static final int USUAL_IN_FLIGHT = 64;

  /** How long one may take: well within the 60 seconds after which the platform hangs up. */
  public static final Duration USUAL_TIME = Duration.ofSeconds(20);

  public Guard {
    Objects.requireNonNull(inFlight, "inFlight");
    Objects.requireNonNull(rates, "rates");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(pace, "pace");
  }

  /** Holds nobody back: for a function that has no callers but a test. */
  public static Guard none() {
    return new Guard(
        new InFlight(Integer.MAX_VALUE),
        new RateLimiter(new Rates.Unlimited(), () -> 0),
        new TimeBudget(Duration.ofHours(1), () -> 0),
        BodyPace.any());
  }

  /**
   * The usual limits, with these rates.
   *
   * @param nanos a clock that never goes back, in nanoseconds from anywhere
   */
  public static Guard usual(Rates rates, LongSupplier nanos) {
    return new Guard(
        new InFlight(USUAL_IN_FLIGHT),
        new RateLimiter(rates, nanos),
        new TimeBudget(USUAL_TIME, nanos),
        BodyPace.usual(nanos));
  }
}
