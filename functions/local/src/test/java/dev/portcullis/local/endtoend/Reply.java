package dev.portcullis.local.endtoend;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.JsonWriter;
import java.net.http.HttpHeaders;
import java.util.List;

/**
 * What a server answered.
 *
 * @param status of HTTP
 * @param headers of HTTP
 * @param body its content
 */
public record Reply(int status, HttpHeaders headers, JsonValue body) {

  /** The value behind field names and indices; {@code "nothing"} if there is none. */
  public JsonValue at(Object... steps) {
    JsonValue value = body;
    for (Object step : steps) {
      if (value instanceof JsonArray array
          && step instanceof Integer index
          && index < array.values().size()) {
        value = array.values().get(index);
      } else if (value instanceof JsonObject object && step instanceof String name) {
        value = object.find(name).orElse(JsonString.of("nothing"));
      } else {
        return JsonString.of("nothing");
      }
    }
    return value;
  }

  /** The same as text, without quotes. */
  public String text(Object... steps) {
    return text(at(steps));
  }

  /** The elements of an array, each as JSON; none if there is no array. */
  public List<String> list(Object... steps) {
    return at(steps) instanceof JsonArray array
        ? array.values().stream().map(JsonWriter::compact).toList()
        : List.of();
  }

  /** The body as JSON. */
  public String json() {
    return JsonWriter.compact(body);
  }

  /** The decision in a denial. */
  public Reply decision() {
    return new Reply(status, headers, at("error", "details", 0));
  }

  /** The decisions of a list. */
  public List<Reply> decisions() {
    return at("decisions") instanceof JsonArray array
        ? array.values().stream().map(value -> new Reply(status, headers, value)).toList()
        : List.of();
  }

  static String text(JsonValue value) {
    return value instanceof JsonString string ? string.value() : JsonWriter.compact(value);
  }
}
