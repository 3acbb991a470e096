package dev.portcullis.web.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.ErrorManager;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {

  private static final String TRACE = "105445aa7843bc8bf206b12000100000";

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final CurrentTrace traces = new CurrentTrace();
  private final JsonLines lines = new JsonLines(output, traces, Optional.of("demo"));

  @Test
  void line_hasWhatCloudLoggingReads() {
    LogRecord logged = logged(Level.WARNING, "the answer is {0}");
    logged.setParameters(new Object[] {42});
    logged.setLoggerName("dev.portcullis.web.ApiFunction");

    lines.publish(logged);

    assertThat(output.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"severity\":\"WARNING\",\"time\":\"2030-01-31T12:00:00Z\",\"message\":\"the answer is"
                + " 42\",\"logger\":\"dev.portcullis.web.ApiFunction\"}\n");
  }

  @ParameterizedTest
  @CsvSource({"SEVERE, ERROR", "WARNING, WARNING", "INFO, INFO", "CONFIG, DEBUG", "FINEST, DEBUG"})
  void severity_isThatOfTheLevel(String level, String severity) {
    lines.publish(logged(Level.parse(level), "x"));

    assertThat(text(line(), "severity")).isEqualTo(severity);
  }

  @Test
  void line_withinARequest_hasItsTrace() {
    CurrentTrace.Scope scope =
        traces.start(Optional.of(new TraceContext(TRACE, Optional.of("00000000000000ff"), true)));
    lines.publish(logged(Level.INFO, "within"));
    scope.close();

    JsonObject within = line();
    assertThat(text(within, "logging.googleapis.com/trace"))
        .isEqualTo("projects/demo/traces/" + TRACE);
    assertThat(text(within, "logging.googleapis.com/spanId")).isEqualTo("00000000000000ff");
    assertThat(within.find("logging.googleapis.com/trace_sampled")).isPresent();

    output.reset();
    lines.publish(logged(Level.INFO, "after"));
    assertThat(line().find("logging.googleapis.com/trace")).isEmpty();
  }

  @Test
  void message_withLineBreaksAndHalfCharacters_isOneLine() {
    lines.publish(logged(Level.INFO, "a\n{\"severity\":\"ERROR\"}\r\u2028\ud800\u0000"));

    assertThat(output.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    assertThat(text(line(), "message")).isEqualTo("a\n{\"severity\":\"ERROR\"}\r\u2028??");
  }

  @Test
  void message_withoutEnd_isCut() {
    lines.publish(logged(Level.INFO, "x".repeat(1 << 20)));

    assertThat(output.size()).isLessThan(10_000);
    assertThat(text(line(), "message")).endsWith("x...");
  }

  @Test
  void failure_isAStackTrace() {
    LogRecord logged = logged(Level.SEVERE, "failed");
    logged.setThrown(new IllegalStateException("why"));

    lines.publish(logged);

    assertThat(text(line(), "stack_trace"))
        .startsWith("java.lang.IllegalStateException: why")
        .contains("\tat dev.portcullis.web.telemetry.JsonLinesTest");
  }

  @Test
  void level_belowTheHandlers_isNotWritten() {
    lines.setLevel(Level.WARNING);

    lines.publish(logged(Level.INFO, "x"));

    assertThat(output.size()).isZero();
  }

  @Test
  void outputThatIsGone_isReportedAndFailsNobody() {
    List<Exception> reported = new ArrayList<>();
    JsonLines broken = new JsonLines(new ClosedOutput(), traces, Optional.empty());
    broken.setErrorManager(
        new ErrorManager() {
          @Override
          public synchronized void error(String message, Exception failure, int code) {
            reported.add(failure);
          }
        });

    broken.publish(logged(Level.INFO, "x"));

    assertThat(reported).hasSize(1);
  }

  private JsonObject line() {
    try {
      return (JsonObject) JsonText.parse(output.toByteArray(), Limits.REQUEST);
    } catch (dev.portcullis.json.InvalidInputException e) {
      throw new UncheckedIOException(new java.io.IOException(e));
    }
  }

  private static String text(JsonObject line, String field) {
    return ((JsonString) line.find(field).orElseThrow()).value();
  }

  private static LogRecord logged(Level level, String message) {
    LogRecord logged = new LogRecord(level, message);
    logged.setInstant(Instant.parse("2030-01-31T12:00:00Z"));
    return logged;
  }

  private static final class ClosedOutput extends OutputStream {
    @Override
    public void write(int value) throws java.io.IOException {
      throw new java.io.IOException("gone");
    }
  }
}
