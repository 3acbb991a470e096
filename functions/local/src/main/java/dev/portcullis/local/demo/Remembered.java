package dev.portcullis.local.demo;

import java.util.HashMap;
import java.util.Map;

/** What answers named and later requests are about. Not safe for use by several threads. */
final class Remembered {

  private final Map<String, String> values = new HashMap<>();

  void put(String name, String value) {
    values.put(name, value);
  }

  /** The text with each {@code {name}} replaced by what is remembered under the name. */
  String fill(String text) {
    String filled = text;
    for (Map.Entry<String, String> entry : values.entrySet()) {
      filled = filled.replace("{" + entry.getKey() + "}", entry.getValue());
    }
    return filled;
  }
}
