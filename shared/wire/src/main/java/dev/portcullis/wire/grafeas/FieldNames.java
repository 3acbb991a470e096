package dev.portcullis.wire.grafeas;

import dev.portcullis.json.JsonNull;
import dev.portcullis.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of fields, in the two spellings that the JSON mapping of Protocol Buffers has. */
final class FieldNames {

  private FieldNames() {}

  /** {@code noteName} for {@code note_name}; a name in camel case as it is. */
  static String camelCase(String name) {
    StringBuilder camel = new StringBuilder(name.length());
    boolean capital = false;
    for (int i = 0; i < name.length(); i++) {
      char character = name.charAt(i);
      if (character == '_') {
        capital = true;
      } else if (capital && character >= 'a' && character <= 'z') {
        camel.append((char) (character - 'a' + 'A'));
        capital = false;
      } else {
        camel.append(character);
        capital = false;
      }
    }
    return camel.toString();
  }

  /** The names of the fields that have a value, in camel case; null is none. */
  static Set<String> present(JsonObject object) {
    return object.fields().entrySet().stream()
        .filter(field -> !(field.getValue() instanceof JsonNull))
        .map(field -> camelCase(field.getKey()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
