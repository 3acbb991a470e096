package dev.portcullis.wire.workload;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.JsonWriter;

/** Writes values as people write YAML: one field or element per line, indented. */
final class BlockYaml {

  private final StringBuilder yaml = new StringBuilder();

  private BlockYaml() {}

  static String write(JsonValue value) {
    BlockYaml writer = new BlockYaml();
    writer.append(value, "");
    return writer.yaml.append('\n').toString();
  }

  private void append(JsonValue value, String indent) {
    if (value instanceof JsonObject object && !object.fields().isEmpty()) {
      object
          .fields()
          .forEach(
              (name, field) -> {
                yaml.append('\n').append(indent);
                yaml.append(JsonWriter.compact(JsonString.of(name))).append(": ");
                append(field, indent + "  ");
              });
    } else if (value instanceof JsonArray array && !array.values().isEmpty()) {
      for (JsonValue element : array.values()) {
        yaml.append('\n').append(indent).append("-  ");
        append(element, indent + "   ");
      }
    } else {
      yaml.append(JsonWriter.compact(value));
    }
  }
}
