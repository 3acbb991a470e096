package dev.portcullis.web.call;

import dev.portcullis.json.InvalidTextException;
import java.time.DateTimeException;
import java.time.Instant;

/** A time in a query, as RFC 3339 writes it. */
public final class TimeText {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private TimeText() {}

  /**
   * Reads a time that a document can have.
   *
   * @throws InvalidTextException if it is none
   */
  public static Instant parse(String text) throws InvalidTextException {
    try {
      Instant time = Instant.parse(text);
      if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
        return time;
      }
    } catch (DateTimeException e) {
      // Said below: a time that nobody can mean is no better than none.
    }
    throw new InvalidTextException("is not a time such as `2030-01-31T12:00:00Z`");
  }
}
