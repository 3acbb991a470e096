package dev.portcullis.web.telemetry;

import dev.portcullis.json.JsonObject;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** A log record that programs read: beside its message it has fields. */
final class EventRecord extends LogRecord {

  private static final long serialVersionUID = 1L;

  private final transient JsonObject fields;

  /**
   * An event.
   *
   * @param logger the name of the logger that it goes to
   * @param message for people; begins with what sort of event it is
   */
  EventRecord(Level level, String logger, String message, JsonObject fields) {
    super(level, message);
    this.fields = Objects.requireNonNull(fields, "fields");
    setLoggerName(logger);
    // Where it was logged says nothing about an event, and finding it out walks the stack.
    setSourceClassName(logger);
    setSourceMethodName("");
  }

  /** What a line has beside severity, time, message and trace. */
  JsonObject fields() {
    return fields;
  }
}
