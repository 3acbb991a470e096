package dev.portcullis.web.path;

import java.util.Map;

/** One part of a template, between two slashes. */
sealed interface Segment {

  /** Whether this text may stand here; if so, what a variable took from it is put into the map. */
  boolean matches(String text, Map<String, String> variables);

  /** The text that all segments share that match the same texts. */
  String shape();

  /** Exactly this text. */
  record Literal(String text) implements Segment {
    @Override
    public boolean matches(String segment, Map<String, String> variables) {
      return segment.equals(text);
    }

    @Override
    public String shape() {
      return text;
    }
  }

  /** Any text. */
  record Variable(String name) implements Segment {
    @Override
    public boolean matches(String segment, Map<String, String> variables) {
      variables.put(name, segment);
      return true;
    }

    @Override
    public String shape() {
      return "{}";
    }
  }
}
