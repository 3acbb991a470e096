package dev.portcullis.json;

import java.util.Objects;
import java.util.OptionalInt;

/** The value {@code true} or {@code false}. */
public record JsonBoolean(boolean value, OptionalInt line) implements JsonValue {

  private static final JsonBoolean TRUE = new JsonBoolean(true, OptionalInt.empty());
  private static final JsonBoolean FALSE = new JsonBoolean(false, OptionalInt.empty());

  public JsonBoolean {
    Objects.requireNonNull(line, "line");
  }

  /** The value, built in code. */
  public static JsonBoolean of(boolean value) {
    return value ? TRUE : FALSE;
  }

  @Override
  public String kind() {
    return "a boolean";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonBoolean that && value == that.value;
  }

  @Override
  public int hashCode() {
    return Boolean.hashCode(value);
  }

  @Override
  public String toString() {
    return kind();
  }
}
