package dev.portcullis.web.memory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what a logger is told, instead of printing it, until it is closed. */
public final class LogCapture extends Handler implements AutoCloseable {

  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  // Held here, as loggers that nobody holds are forgotten with their handlers.
  private final Logger logger;

  private LogCapture(Logger logger) {
    this.logger = logger;
  }

  /** Listens to the logger of this class. */
  public static LogCapture of(Class<?> owner) {
    LogCapture capture = new LogCapture(Logger.getLogger(owner.getName()));
    capture.logger.setUseParentHandlers(false);
    capture.logger.addHandler(capture);
    return capture;
  }

  /** What was logged so far. */
  public List<LogRecord> records() {
    return List.copyOf(records);
  }

  @Override
  public void publish(LogRecord logged) {
    records.add(logged);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
