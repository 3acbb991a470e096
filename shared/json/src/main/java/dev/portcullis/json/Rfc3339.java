package dev.portcullis.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Moments as RFC 3339 section 5.6 writes them: date, {@code T}, time with seconds, {@code Z} or an
 * offset.
 */
final class Rfc3339 {

  /** A digit stands where the pattern has one; every other character stands for itself. */
  private static final String DATE_AND_TIME = "0000-00-00T00:00:00";

  private static final int MAX_FRACTION = 9;

  private static final String EXPECTED = "must be a time such as 2024-05-06T07:08:09Z (RFC 3339)";

  /** The range of google.protobuf.Timestamp; an offset can lead out of the years of four digits. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Rfc3339() {}

  static Instant parse(String text) throws InvalidTextException {
    if (!hasShape(text)) {
      throw new InvalidTextException(EXPECTED);
    }
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
        throw new InvalidTextException(EXPECTED + ", in the years 0001 to 9999 of UTC");
      }
      return instant;
    } catch (DateTimeException e) {
      throw new InvalidTextException(EXPECTED + ", and one that exists");
    }
  }

  /**
   * Checked by hand, as the parser of the JDK takes more: years of six digits, no seconds, offsets
   * with seconds.
   */
  private static boolean hasShape(String text) {
    int position = DATE_AND_TIME.length();
    if (text.length() < position || !follows(text.substring(0, position), DATE_AND_TIME)) {
      return false;
    }
    if (position < text.length() && text.charAt(position) == '.') {
      int start = position + 1;
      position = endOfDigits(text, start);
      if (position == start || position - start > MAX_FRACTION) {
        return false;
      }
    }
    String zone = text.substring(position);
    return zone.equals("Z") || follows(zone, "+00:00") || follows(zone, "-00:00");
  }

  private static boolean follows(String text, String pattern) {
    if (text.length() != pattern.length()) {
      return false;
    }
    for (int i = 0; i < pattern.length(); i++) {
      char character = text.charAt(i);
      boolean fits = pattern.charAt(i) == '0' ? isDigit(character) : character == pattern.charAt(i);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
