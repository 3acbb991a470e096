package dev.portcullis.storage.firestore;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection made when it is first needed, as loading the client takes longer than everything
 * else at a cold start. Safe for use by many threads.
 */
final class LazyRemote implements AutoCloseable {

  private final Remote.Connector connector;
  private final ReentrantLock connecting = new ReentrantLock();

  /** Shared by the calls under way; closing takes it alone, and so waits for them. */
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

  private volatile @Nullable Remote remote;
  private boolean closed;

  LazyRemote(Remote.Connector connector) {
    this.connector = connector;
  }

  /** Runs a call, which closing waits for. */
  <T> T use(Function<Remote, T> call) {
    use.readLock().lock();
    try {
      if (closed) {
        throw Failure.closed();
      }
      return call.apply(connected());
    } finally {
      use.readLock().unlock();
    }
  }

  private Remote connected() {
    Remote known = remote;
    if (known != null) {
      return known;
    }
    connecting.lock();
    try {
      Remote made = remote == null ? connector.connect() : remote;
      remote = made;
      return made;
    } catch (IOException e) {
      throw Failure.noCredentials(e);
    } finally {
      connecting.unlock();
    }
  }

  @Override
  public void close() {
    use.writeLock().lock();
    try {
      Remote known = remote;
      if (!closed && known != null) {
        known.close();
      }
      closed = true;
    } finally {
      use.writeLock().unlock();
    }
  }
}
