package dev.portcullis.wire.resource;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.text.Ascii;
import java.time.Duration;

/**
 * Durations as the JSON mapping of Protocol Buffers writes them: {@code 900s}, {@code 1.500s}.
 *
 * @see <a href="https://protobuf.dev/programming-guides/json/">the JSON mapping</a>
 */
public final class ProtoDuration {

  /** Ten thousand years, the longest that {@code google.protobuf.Duration} can say, in digits. */
  private static final int MAX_SECOND_DIGITS = 12;

  private static final int MAX_FRACTION_DIGITS = 9;

  private ProtoDuration() {}

  /**
   * Reads a duration that is not negative.
   *
   * @throws InvalidTextException if the text is not one
   */
  public static Duration parse(String text) throws InvalidTextException {
    boolean hasUnit = text.endsWith("s");
    String number = hasUnit ? text.substring(0, text.length() - 1) : text;
    int point = number.indexOf('.');
    String seconds = point < 0 ? number : number.substring(0, point);
    String fraction = point < 0 ? "0" : number.substring(point + 1);
    if (!hasUnit
        || !isDigits(seconds, MAX_SECOND_DIGITS)
        || !isDigits(fraction, MAX_FRACTION_DIGITS)) {
      throw new InvalidTextException("is not a duration in seconds such as `900s`");
    }
    long nanos = Long.parseLong(fraction + "0".repeat(MAX_FRACTION_DIGITS - fraction.length()));
    return Duration.ofSeconds(Long.parseLong(seconds), nanos);
  }

  /** Writes a duration that is not negative, with no more digits than it needs. */
  public static String write(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a negative duration");
    }
    StringBuilder text = new StringBuilder().append(duration.toSeconds());
    if (duration.toNanosPart() != 0) {
      String nanos = Integer.toString(1_000_000_000 + duration.toNanosPart()).substring(1);
      text.append('.').append(nanos.replaceAll("0+$", ""));
    }
    return text.append('s').toString();
  }

  private static boolean isDigits(String text, int maxLength) {
    return !text.isEmpty() && text.length() <= maxLength && text.chars().allMatch(Ascii::isDigit);
  }
}
