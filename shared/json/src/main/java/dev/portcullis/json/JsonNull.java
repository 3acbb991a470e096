package dev.portcullis.json;

import java.util.Objects;
import java.util.OptionalInt;

/** The value {@code null}. */
public record JsonNull(OptionalInt line) implements JsonValue {

  /** A null that was built in code. */
  public static final JsonNull INSTANCE = new JsonNull(OptionalInt.empty());

  public JsonNull {
    Objects.requireNonNull(line, "line");
  }

  @Override
  public String kind() {
    return "null";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonNull;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return kind();
  }
}
