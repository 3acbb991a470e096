package dev.portcullis.json;

import java.util.OptionalInt;

/**
 * One value of a document, read from JSON or YAML or built in code.
 *
 * <p>All values are immutable and safe to share. Two values are equal when they say the same,
 * wherever they stood: the line takes no part, nor does the order of an object's fields. What a
 * value can hold, {@link JsonWriter} can write and {@link JsonText} can read back.
 *
 * <p>{@code toString} never shows content, as documents hold secrets; use {@link JsonWriter} to see
 * it.
 */
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

  /**
   * The line in the source on which this value starts, from 1; empty for JSON and for what was
   * built in code.
   */
  OptionalInt line();

  /**
   * What a person calls this sort of value, with its article: {@code a string}, {@code an object}.
   */
  String kind();
}
