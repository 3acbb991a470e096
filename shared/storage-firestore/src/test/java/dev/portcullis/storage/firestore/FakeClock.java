package dev.portcullis.storage.firestore;

import java.time.Duration;

/** Time that passes when somebody waits, and at once. */
final class FakeClock implements Patience.Clock {

  private long nanos;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void pause(Duration time) {
    nanos += time.toNanos();
  }
}
