package dev.portcullis.registers.change;

import dev.portcullis.json.Excerpt;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The elements of two lists, each under what makes it the same element in both: what it is called,
 * the text that it is, or its place.
 *
 * @param before of the older list
 * @param after of the newer list
 * @param byPlace whether the keys are places
 */
record Elements(Map<String, JsonValue> before, Map<String, JsonValue> after, boolean byPlace) {

  private static final List<String> NAMES = List.of("id", "name", "namePattern");

  /** Pairs the elements of two lists. */
  static Elements of(JsonArray before, JsonArray after) {
    for (String name : NAMES) {
      Optional<Elements> named = by(before, after, element -> text(element, name));
      if (named.isPresent()) {
        return named.get();
      }
    }
    return by(before, after, Elements::text)
        .orElseGet(() -> new Elements(places(before), places(after), true));
  }

  /** How a path names an element. */
  String label(String key) {
    return "[" + (byPlace ? key : Excerpt.of(key)) + "]";
  }

  private interface Key {
    Optional<String> of(JsonValue element);
  }

  private static Optional<Elements> by(JsonArray before, JsonArray after, Key key) {
    boolean all =
        Stream.concat(before.values().stream(), after.values().stream())
            .allMatch(element -> key.of(element).isPresent());
    if (!all) {
      return Optional.empty();
    }
    Map<String, JsonValue> old = keyed(before, key);
    Map<String, JsonValue> now = keyed(after, key);
    boolean distinct = old.size() == before.values().size() && now.size() == after.values().size();
    return distinct ? Optional.of(new Elements(old, now, false)) : Optional.empty();
  }

  private static Map<String, JsonValue> keyed(JsonArray array, Key key) {
    Map<String, JsonValue> elements = new LinkedHashMap<>();
    for (JsonValue element : array.values()) {
      elements.put(key.of(element).orElseThrow(), element);
    }
    return elements;
  }

  private static Map<String, JsonValue> places(JsonArray array) {
    Map<String, JsonValue> elements = new LinkedHashMap<>();
    for (JsonValue element : array.values()) {
      elements.put(Integer.toString(elements.size()), element);
    }
    return elements;
  }

  private static Optional<String> text(JsonValue element, String field) {
    return element instanceof JsonObject object
        ? object.find(field).flatMap(Elements::text)
        : Optional.empty();
  }

  private static Optional<String> text(JsonValue element) {
    return element instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
  }
}
