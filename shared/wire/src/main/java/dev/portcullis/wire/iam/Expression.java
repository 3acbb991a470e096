package dev.portcullis.wire.iam;

import dev.portcullis.json.InvalidTextException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expression of a condition. Of the Common Expression Language only two forms are known, so
 * that nobody relies on a condition that nothing here evaluates: a time until which a binding
 * holds, and one from which it does as well. Kept as it was written, so that what is read back is
 * what was sent. Immutable.
 *
 * @see <a href="https://cloud.google.com/iam/docs/configuring-temporary-access">Google on temporary
 *     access</a>
 */
public record Expression(String text) {

  static final String KNOWN =
      "`request.time < timestamp(\"2026-01-31T12:00:00Z\")`, alone or joined by `&&` with"
          + " `request.time >= timestamp(\"2026-01-01T00:00:00Z\")`";

  private static final int MAX_LENGTH = 1024;
  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\s*request\\s*\\.\\s*time\\s*(<|>=)\\s*timestamp\\s*\\(\\s*\"([0-9TZ:.+-]{1,40})\"\\s*\\)\\s*");

  public Expression {
    if (text.length() > MAX_LENGTH || window(text).isEmpty()) {
      throw new IllegalArgumentException("not an expression of a known form");
    }
  }

  /**
   * Reads an expression.
   *
   * @throws InvalidTextException if it has none of the known forms, or never holds
   */
  public static Expression parse(String text) throws InvalidTextException {
    if (text.length() > MAX_LENGTH || window(text).isEmpty()) {
      throw new InvalidTextException(
          "is of no known form, or never holds: known is " + KNOWN + ", and nothing else");
    }
    return new Expression(text);
  }

  /** The time in which it holds. */
  public TimeWindow window() {
    return window(text).orElseThrow();
  }

  private static Optional<TimeWindow> window(String text) {
    Optional<Instant> from = Optional.empty();
    Optional<Instant> until = Optional.empty();
    for (String part : text.split("&&", -1)) {
      Matcher comparison = COMPARISON.matcher(part);
      if (!comparison.matches()) {
        return Optional.empty();
      }
      Optional<Instant> time = time(comparison.group(2));
      boolean ends = comparison.group(1).equals("<");
      if (time.isEmpty() || (ends ? until : from).isPresent()) {
        return Optional.empty();
      }
      if (ends) {
        until = time;
      } else {
        from = time;
      }
    }
    Optional<Instant> start = from;
    return until
        .filter(end -> start.map(end::isAfter).orElse(true))
        .map(end -> new TimeWindow(start, end));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
