package dev.portcullis.local.demo;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.JsonWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server answered. Immutable.
 *
 * @param status of HTTP
 * @param body its content
 */
record Response(int status, JsonValue body) {

  /** One step of a path: {@code name}, {@code [0]} or {@code ["any.name"]}, as jq writes them. */
  private static final Pattern STEP = Pattern.compile("\\[\"([^\"]+)\"\\]|\\[(\\d+)\\]|([^.\\[]+)");

  Response {
    Objects.requireNonNull(body, "body");
  }

  /** The value at a path such as {@code error.details[0].verdict}, as text. */
  Optional<String> find(String path) {
    Optional<JsonValue> value = Optional.of(body);
    Matcher steps = STEP.matcher(path);
    while (steps.find()) {
      String quoted = steps.group(1);
      String index = steps.group(2);
      String name = quoted == null ? steps.group(3) : quoted;
      value =
          index == null
              ? value.flatMap(parent -> field(parent, String.valueOf(name)))
              : value.flatMap(parent -> element(parent, Integer.parseInt(index)));
    }
    return value.map(
        found -> found instanceof JsonString text ? text.value() : JsonWriter.compact(found));
  }

  private static Optional<JsonValue> field(JsonValue parent, String name) {
    return parent instanceof JsonObject object ? object.find(name) : Optional.empty();
  }

  private static Optional<JsonValue> element(JsonValue parent, int index) {
    return parent instanceof JsonArray array && index < array.values().size()
        ? Optional.of(array.values().get(index))
        : Optional.empty();
  }
}
