package dev.portcullis.json;

import java.util.Map;
import java.util.TreeMap;

/**
 * Writes values as JSON text. The same value always gives the same text, and {@link JsonText} reads
 * it back as an equal value. Safe for use by several threads.
 */
public final class JsonWriter {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder();
  private final boolean indented;
  private final boolean sorted;

  private JsonWriter(boolean indented, boolean sorted) {
    this.indented = indented;
    this.sorted = sorted;
  }

  /** On one line, without spaces. */
  public static String compact(JsonValue value) {
    return new JsonWriter(false, false).write(value);
  }

  /**
   * For people: one field or element per line, indented by two spaces; no line break at the end.
   */
  public static String pretty(JsonValue value) {
    return new JsonWriter(true, false).write(value);
  }

  /**
   * For hashing: as {@link #compact}, with the fields of every object sorted by the UTF-16 units of
   * their names (as RFC 8785 does), so that equal values give equal text. Numbers stay as they were
   * written.
   */
  public static String canonical(JsonValue value) {
    return new JsonWriter(false, true).write(value);
  }

  private String write(JsonValue value) {
    append(value, 0);
    return text.toString();
  }

  private void append(JsonValue value, int depth) {
    if (value instanceof JsonString string) {
      appendQuoted(string.value());
    } else if (value instanceof JsonNumber number) {
      text.append(number.literal());
    } else if (value instanceof JsonBoolean bool) {
      text.append(bool.value());
    } else if (value instanceof JsonObject object) {
      appendObject(object, depth);
    } else if (value instanceof JsonArray array) {
      appendArray(array, depth);
    } else {
      text.append("null");
    }
  }

  private void appendObject(JsonObject object, int depth) {
    text.append('{');
    Map<String, JsonValue> fields = sorted ? new TreeMap<>(object.fields()) : object.fields();
    boolean first = true;
    for (Map.Entry<String, JsonValue> field : fields.entrySet()) {
      appendSeparator(first, depth + 1);
      first = false;
      appendQuoted(field.getKey());
      text.append(indented ? ": " : ":");
      append(field.getValue(), depth + 1);
    }
    appendEnd(first, depth, '}');
  }

  private void appendArray(JsonArray array, int depth) {
    text.append('[');
    boolean first = true;
    for (JsonValue value : array.values()) {
      appendSeparator(first, depth + 1);
      first = false;
      append(value, depth + 1);
    }
    appendEnd(first, depth, ']');
  }

  private void appendSeparator(boolean first, int depth) {
    if (!first) {
      text.append(',');
    }
    appendLineBreak(depth);
  }

  private void appendEnd(boolean empty, int depth, char bracket) {
    if (!empty) {
      appendLineBreak(depth);
    }
    text.append(bracket);
  }

  private void appendLineBreak(int depth) {
    if (indented) {
      text.append('\n').append("  ".repeat(depth));
    }
  }

  private void appendQuoted(String content) {
    text.append('"');
    for (int i = 0; i < content.length(); i++) {
      char character = content.charAt(i);
      switch (character) {
        case '"', '\\' -> text.append('\\').append(character);
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        default -> appendPlain(character);
      }
    }
    text.append('"');
  }

  private void appendPlain(char character) {
    if (character < ' ') {
      text.append("\\u00").append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 0xf));
    } else {
      text.append(character);
    }
  }
}
