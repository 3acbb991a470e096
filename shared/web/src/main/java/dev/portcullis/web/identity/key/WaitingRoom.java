package dev.portcullis.web.identity.key;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/**
 * Bounds how many requests wait for keys that somebody else is asking for, and for how long. Safe
 * for use by many threads.
 */
public final class WaitingRoom {

  /** A quarter of the requests that an instance works on at once. */
  static final int USUAL_SEATS = 16;

  /** Longer than an issuer takes that is well. */
  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(2);

  private final Semaphore seats;
  private final Duration patience;

  /** A room of this many seats, each to be left after this time. */
  WaitingRoom(int seats, Duration patience) {
    this.seats = new Semaphore(seats);
    this.patience = patience;
  }

  /** One for all issuers of a server. */
  public static WaitingRoom usual() {
    return new WaitingRoom(USUAL_SEATS, USUAL_PATIENCE);
  }

  /** How many could still wait. */
  int freeSeats() {
    return seats.availablePermits();
  }

  /** Takes the lock, after a wait if there is a seat for it; whether it did. */
  boolean lock(Lock lock) {
    if (lock.tryLock()) {
      return true;
    }
    if (!seats.tryAcquire()) {
      return false;
    }
    try {
      return lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      seats.release();
    }
  }
}
