package dev.portcullis.storage.sqlite;

import dev.portcullis.storage.StoreUnavailableException.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A few sessions, opened when first needed and lent in the order asked. Safe for many threads. */
final class SessionPool implements AutoCloseable {

  /** Makes a session. */
  @FunctionalInterface
  interface Opener {
    Session open() throws SQLException;
  }

  private final Opener opener;
  private final int size;
  private final Duration patience;
  private final Semaphore permits;
  private final Deque<Session> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  SessionPool(Opener opener, int size, Duration patience) {
    this.opener = opener;
    this.size = size;
    this.patience = patience;
    this.permits = new Semaphore(size, true);
  }

  /** Runs work that reads; waits no longer than the pool's patience for a session. */
  <T> T read(Session.Work<T> work) {
    try {
      if (!permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw Failures.overloaded();
      }
    } catch (InterruptedException e) {
      throw Failures.interrupted(Outcome.NOTHING_WRITTEN, e);
    }
    return withPermit(session -> session.run(work));
  }

  /**
   * Runs work in a write transaction. Waiting cannot be interrupted, as a writer works for others
   * too; it ends, as whoever holds a session gives up after SQLite's busy timeout.
   */
  <T> T write(Session.Work<T> work) {
    permits.acquireUninterruptibly();
    return withPermit(session -> session.transact(work));
  }

  private <T> T withPermit(Session.Work<T> work) {
    try {
      if (closed) {
        throw Failures.closed();
      }
      Session waiting = idle.poll();
      Session session = waiting == null ? opener.open() : waiting;
      try {
        return work.run(session);
      } finally {
        idle.push(session);
      }
    } catch (SQLException e) {
      throw Failures.of(e, Outcome.NOTHING_WRITTEN);
    } finally {
      permits.release();
    }
  }

  /** Waits until every session is back and closes them. */
  @Override
  public void close() {
    closed = true;
    permits.acquireUninterruptibly(size);
    try {
      for (Session session = idle.poll(); session != null; session = idle.poll()) {
        session.close();
      }
    } catch (SQLException e) {
      throw Failures.of(e, Outcome.NOTHING_WRITTEN);
    } finally {
      permits.release(size);
    }
  }
}
