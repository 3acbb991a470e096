package dev.portcullis.json;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A text.
 *
 * @param value the text: whole Unicode characters (no lone surrogate) and no U+0000
 * @param line where it stood
 */
public record JsonString(String value, OptionalInt line) implements JsonValue {

  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if it has a lone surrogate or U+0000
   */
  public JsonString {
    Objects.requireNonNull(line, "line");
    if (!Characters.areAcceptable(value)) {
      throw new IllegalArgumentException("a text must not have " + Characters.REFUSED);
    }
  }

  /** A text built in code. */
  public static JsonString of(String value) {
    return new JsonString(value, OptionalInt.empty());
  }

  @Override
  public String kind() {
    return "a string";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonString that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return kind();
  }
}
