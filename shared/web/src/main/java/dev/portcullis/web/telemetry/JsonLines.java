package dev.portcullis.web.telemetry;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes log records as Cloud Logging reads them from a container: one JSON object per line, with
 * <a
 * href="https://cloud.google.com/logging/docs/structured-logging#structured_logging_special_fields">the
 * fields that it knows</a>. Safe for use by many threads; a line is written whole.
 */
public final class JsonLines extends Handler {

  private static final int MAX_MESSAGE = 8_192;
  private static final int MAX_STACK = 32_768;

  private final OutputStream output;
  private final CurrentTrace traces;
  private final Optional<String> project;
  private final Formatter formatter = new Messages();

  /**
   * A handler that writes to this stream, which it flushes after each line and never closes.
   *
   * @param project the cloud project whose traces these are, if that is known
   */
  public JsonLines(OutputStream output, CurrentTrace traces, Optional<String> project) {
    this.output = Objects.requireNonNull(output, "output");
    this.traces = Objects.requireNonNull(traces, "traces");
    this.project = Objects.requireNonNull(project, "project");
  }

  @Override
  public void publish(LogRecord logged) {
    if (!isLoggable(logged)) {
      return;
    }
    byte[] line = (JsonWriter.compact(json(logged)) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      synchronized (output) {
        output.write(line);
        output.flush();
      }
    } catch (IOException e) {
      reportError("a line was lost", e, ErrorManager.WRITE_FAILURE);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  private JsonObject json(LogRecord logged) {
    JsonObject.Builder line =
        JsonObject.builder()
            .put("severity", severity(logged.getLevel()))
            .put("time", logged.getInstant().toString())
            .put("message", LogText.of(formatter.formatMessage(logged), MAX_MESSAGE));
    if (logged.getLoggerName() != null) {
      line.put("logger", LogText.of(logged.getLoggerName(), MAX_MESSAGE));
    }
    traces.find().ifPresent(trace -> putTrace(trace, line));
    if (logged.getThrown() != null) {
      line.put("stack_trace", LogText.of(stack(logged.getThrown()), MAX_STACK));
    }
    if (logged instanceof EventRecord event) {
      line.putAll(event.fields());
    }
    return line.build();
  }

  private void putTrace(TraceContext trace, JsonObject.Builder line) {
    String name =
        project
            .map(id -> "projects/" + id + "/traces/" + trace.traceId())
            .orElseGet(trace::traceId);
    line.put("logging.googleapis.com/trace", name)
        .putText("logging.googleapis.com/spanId", trace.spanId())
        .put("logging.googleapis.com/trace_sampled", trace.sampled());
  }

  private static String severity(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (value >= Level.WARNING.intValue()) {
      return "WARNING";
    }
    return value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }

  private static String stack(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Puts the parameters of a record into its message. */
  private static final class Messages extends Formatter {
    @Override
    public String format(LogRecord logged) {
      return formatMessage(logged);
    }
  }
}
