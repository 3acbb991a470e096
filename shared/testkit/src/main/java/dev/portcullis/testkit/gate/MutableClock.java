package dev.portcullis.testkit.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/** A clock that stands still until a test moves it. Safe for use by many threads. */
public final class MutableClock implements InstantSource {

  /** What a new clock shows. */
  public static final Instant START = Instant.parse("2024-05-06T12:00:00Z");

  private Instant now = START;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** Sets it to any time, an earlier one too. */
  public synchronized void set(Instant time) {
    now = Objects.requireNonNull(time, "time");
  }

  /** Moves it on. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }
}
