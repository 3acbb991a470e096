package dev.portcullis.record.outbox;

import java.time.Duration;

/** Brings notifications to people. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface Publisher {

  /**
   * Publishes a notification; those of one project are handed over one after the other, and have to
   * arrive in that order. The same one may come again.
   *
   * @param patience for how long to wait for the answer to each call that this takes
   */
  Receipt publish(Notification notification, Duration patience);
}
