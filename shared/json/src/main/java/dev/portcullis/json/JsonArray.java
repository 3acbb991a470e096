package dev.portcullis.json;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** Values in order. */
public record JsonArray(List<JsonValue> values, OptionalInt line) implements JsonValue {

  public JsonArray {
    Objects.requireNonNull(line, "line");
    values = List.copyOf(values);
  }

  /** An array built in code. */
  public static JsonArray of(JsonValue... values) {
    return of(Arrays.asList(values));
  }

  /** An array built in code. */
  public static JsonArray of(Collection<? extends JsonValue> values) {
    return new JsonArray(List.copyOf(values), OptionalInt.empty());
  }

  /** An array of texts, built in code. */
  public static JsonArray ofStrings(Collection<String> values) {
    return of(values.stream().map(JsonString::of).toList());
  }

  @Override
  public String kind() {
    return "an array";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonArray that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return kind() + " of " + values.size();
  }
}
