package dev.portcullis.wire.grafeas;

import dev.portcullis.json.Excerpt;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonNull;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which fields of a resource a request changes, as <a href="https://google.aip.dev/134">AIP-134</a>
 * has it. Immutable.
 */
public sealed interface FieldMask {

  /**
   * The resource as it shall be. What the request sends under a name that nothing knows is kept, so
   * that whoever reads the resource refuses it.
   *
   * @param current the resource as it is
   * @param sent what the request has
   * @param known the names of all fields that the resource can have
   */
  JsonObject apply(JsonObject current, JsonObject sent, Set<String> known);

  /** The same where the request need not have an object, which its reader then refuses. */
  default JsonValue apply(JsonObject current, JsonValue sent, Set<String> known) {
    return sent instanceof JsonObject object ? apply(current, object, known) : sent;
  }

  /**
   * Reads a mask: the names of fields, between commas, or a star for all of them.
   *
   * @param changeable the fields that it may name
   * @throws InvalidTextException if it names another, or none
   */
  static FieldMask parse(String text, Set<String> changeable) throws InvalidTextException {
    if (text.equals("*")) {
      return new Everything();
    }
    Set<String> names = new LinkedHashSet<>();
    for (String path : text.split(",", -1)) {
      String name = FieldNames.camelCase(path.strip());
      if (!changeable.contains(name)) {
        throw new InvalidTextException(
            "names "
                + Excerpt.of(path)
                + ", which cannot be changed; these can: "
                + String.join(", ", new TreeSet<>(changeable)));
      }
      names.add(name);
    }
    return new Named(names);
  }

  /** Every field: what is not sent is no longer there. */
  record Everything() implements FieldMask {
    @Override
    public JsonObject apply(JsonObject current, JsonObject sent, Set<String> known) {
      return sent;
    }
  }

  /** The fields that are sent: what a request without a mask means. */
  record Sent() implements FieldMask {
    @Override
    public JsonObject apply(JsonObject current, JsonObject sent, Set<String> known) {
      return new Named(FieldNames.present(sent)).apply(current, sent, known);
    }
  }

  /**
   * These fields: what is named and not sent is no longer there.
   *
   * @param names in camel case
   */
  record Named(Set<String> names) implements FieldMask {

    public Named {
      names = Set.copyOf(names);
    }

    @Override
    public JsonObject apply(JsonObject current, JsonObject sent, Set<String> known) {
      JsonObject.Builder changed = JsonObject.builder();
      for (Map.Entry<String, JsonValue> field : current.fields().entrySet()) {
        if (!names.contains(field.getKey()) && !isKept(sent, field.getKey())) {
          changed.put(field.getKey(), field.getValue());
        }
      }
      for (Map.Entry<String, JsonValue> field : sent.fields().entrySet()) {
        String name = FieldNames.camelCase(field.getKey());
        boolean counts = names.contains(name) || !known.contains(name) || name.equals("name");
        if (counts && !(field.getValue() instanceof JsonNull)) {
          changed.put(field.getKey(), field.getValue());
        }
      }
      return changed.build();
    }

    /** The name that a client writes is compared, whatever the mask says. */
    private static boolean isKept(JsonObject sent, String name) {
      return name.equals("name") && FieldNames.present(sent).contains(name);
    }
  }
}
