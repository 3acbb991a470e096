package dev.portcullis.json;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Named values, in the order in which they were given. Names are never empty and never twice the
 * same.
 */
public final class JsonObject implements JsonValue {

  private final Map<String, JsonValue> fields;
  private final OptionalInt line;

  private JsonObject(Map<String, JsonValue> fields, OptionalInt line) {
    this.fields = Collections.unmodifiableMap(fields);
    this.line = Objects.requireNonNull(line, "line");
  }

  /** A builder of an object with no fields yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** An object without fields. */
  public static JsonObject empty() {
    return builder().build();
  }

  /** The fields, in the order in which they were given. */
  public Map<String, JsonValue> fields() {
    return fields;
  }

  /** The value of a field; a field whose value is null is found as {@link JsonNull}. */
  public Optional<JsonValue> find(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  @Override
  public OptionalInt line() {
    return line;
  }

  @Override
  public String kind() {
    return "an object";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonObject that && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return kind() + " of " + fields.size();
  }

  /**
   * Collects the fields of one object. Every {@code put} throws {@link IllegalStateException} for a
   * name that is there already, and {@link IllegalArgumentException} for a name that is empty or,
   * like a text, has a lone surrogate or U+0000. Not safe for use by several threads.
   */
  public static final class Builder {

    private Map<String, JsonValue> fields = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a field. */
    @CanIgnoreReturnValue
    public Builder put(String name, JsonValue value) {
      Objects.requireNonNull(value, "value");
      if (name.isEmpty() || !Characters.areAcceptable(name)) {
        throw new IllegalArgumentException(
            "a field name must not be empty or have " + Characters.REFUSED);
      }
      if (fields.putIfAbsent(name, value) != null) {
        throw new IllegalStateException("the field " + Excerpt.of(name) + " is there already");
      }
      return this;
    }

    /** Adds a text. */
    @CanIgnoreReturnValue
    public Builder put(String name, String value) {
      return put(name, JsonString.of(value));
    }

    /** Adds a whole number. */
    @CanIgnoreReturnValue
    public Builder put(String name, long value) {
      return put(name, JsonNumber.of(value));
    }

    /** Adds a boolean. */
    @CanIgnoreReturnValue
    public Builder put(String name, boolean value) {
      return put(name, JsonBoolean.of(value));
    }

    /** Adds a field if there is a value for it. */
    @CanIgnoreReturnValue
    public Builder put(String name, Optional<? extends JsonValue> value) {
      value.ifPresent(present -> put(name, present));
      return this;
    }

    /** Adds a text if there is one. */
    @CanIgnoreReturnValue
    public Builder putText(String name, Optional<String> value) {
      value.ifPresent(present -> put(name, present));
      return this;
    }

    /** Adds fields, in the order of the map. */
    @CanIgnoreReturnValue
    public Builder putAll(Map<String, ? extends JsonValue> values) {
      values.forEach((name, value) -> put(name, value));
      return this;
    }

    /** Adds the fields of another object, in its order. */
    @CanIgnoreReturnValue
    public Builder putAll(JsonObject other) {
      return putAll(other.fields());
    }

    /** Whether a field of this name was put. */
    public boolean contains(String name) {
      return fields.containsKey(name);
    }

    /** The object. The builder is empty afterwards. */
    public JsonObject build() {
      return build(OptionalInt.empty());
    }

    JsonObject build(OptionalInt line) {
      JsonObject object = new JsonObject(fields, line);
      // The object owns the map from here on, so that nothing need be copied.
      fields = new LinkedHashMap<>();
      return object;
    }
  }
}
