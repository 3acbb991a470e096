package dev.portcullis.web.limit;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many requests are worked on at once. There is no queue: who does not fit in is told to
 * come back, as whoever waits in line holds memory and is answered too late. Safe for use by many
 * threads.
 */
public final class InFlight {

  private final Semaphore free;

  /** A bound of this many, at least 1. */
  public InFlight(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one request has to fit in");
    }
    this.free = new Semaphore(most);
  }

  /** The place of one request; closed once, when it is answered. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** A place, if one is free. */
  public Optional<Place> enter() {
    return free.tryAcquire() ? Optional.of(free::release) : Optional.empty();
  }
}
