package dev.portcullis.web.telemetry;

import java.util.Optional;

/**
 * The trace of the request that a thread works on, for the lines that it logs meanwhile. Safe for
 * use by many threads.
 */
public final class CurrentTrace {

  // Not static, as two servers of one process have lines of their own.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<TraceContext> current = new ThreadLocal<>();

  /** Ends what was started; on the same thread. */
  @FunctionalInterface
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /** This thread works on a request of this trace, or of none, until the scope is closed. */
  public Scope start(Optional<TraceContext> trace) {
    trace.ifPresentOrElse(current::set, current::remove);
    return current::remove;
  }

  /** The trace of this thread's request. */
  public Optional<TraceContext> find() {
    return Optional.ofNullable(current.get());
  }
}
