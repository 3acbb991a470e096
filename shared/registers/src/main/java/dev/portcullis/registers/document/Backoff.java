package dev.portcullis.registers.document;

import java.util.random.RandomGenerator;

/** How long to wait before a write that lost a race is tried again. */
@FunctionalInterface
public interface Backoff {

  /** How often a write is tried before the caller is told to come back later. */
  int MAX_ATTEMPTS = 10;

  /**
   * Waits before the given attempt; the second is 2.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  void pause(int attempt) throws InterruptedException;

  /** No waiting: for one writer. */
  static Backoff none() {
    return attempt -> {};
  }

  /**
   * A random time, longer with every attempt, so that writers who met once do not meet again. On a
   * document that many write, this finishes where lock-based transactions collapse.
   */
  static Backoff jittered(RandomGenerator random) {
    return attempt -> Thread.sleep(random.nextInt(1, 20 * attempt));
  }
}
