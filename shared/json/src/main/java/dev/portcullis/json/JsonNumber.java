package dev.portcullis.json;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A number, kept as it was written, so that no digit is lost. Two numbers are equal when they are
 * written alike: {@code 1} and {@code 1.0} differ.
 *
 * @param literal a number by the grammar of RFC 8259 section 6, at most {@link #MAX_LENGTH}
 *     characters
 * @param line where it stood
 */
public record JsonNumber(String literal, OptionalInt line) implements JsonValue {

  /** How long a number may be, in characters: more than any number that someone means. */
  public static final int MAX_LENGTH = 64;

  /**
   * Checks the literal.
   *
   * @throws IllegalArgumentException if it is no number of JSON, or too long
   */
  public JsonNumber {
    Objects.requireNonNull(line, "line");
    if (!isLiteral(literal)) {
      throw new IllegalArgumentException("not a JSON number: " + Excerpt.of(literal));
    }
  }

  /** A whole number built in code. */
  public static JsonNumber of(long value) {
    return new JsonNumber(Long.toString(value), OptionalInt.empty());
  }

  /** Whether a text is a number of JSON and not longer than {@link #MAX_LENGTH}. */
  public static boolean isLiteral(String text) {
    return text.length() <= MAX_LENGTH && NumberGrammar.matches(text);
  }

  /**
   * This number as a {@code long}, if it is exactly one: {@code 10}, {@code 1e1} and {@code 10.0}
   * are ten (as in the JSON mapping of Protocol Buffers), {@code 1.5} and {@code 1e999999} are
   * empty.
   */
  public OptionalLong toLong() {
    try {
      // Both steps are bounded: the literal is short, and a large exponent is refused before it is
      // expanded.
      return OptionalLong.of(new BigDecimal(literal).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public String kind() {
    return "a number";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonNumber that && literal.equals(that.literal);
  }

  @Override
  public int hashCode() {
    return literal.hashCode();
  }

  @Override
  public String toString() {
    return kind();
  }
}
