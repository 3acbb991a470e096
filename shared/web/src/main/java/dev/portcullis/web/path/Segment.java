package dev.portcullis.web.path;

import java.util.Map;
import java.util.Optional;

/** One part of a template, between two slashes. */
sealed interface Segment {

  /** The part of a template that a text says; empty if it says none. */
  static Optional<Segment> parse(String text) {
    if (text.length() > 1 && text.startsWith("{") && text.endsWith("}")) {
      String name = text.substring(1, text.length() - 1);
      return isWord(name) ? Optional.of(new Variable(name)) : Optional.empty();
    }
    boolean isLiteral = text.chars().noneMatch(character -> "{}:".indexOf(character) >= 0);
    return isLiteral ? Optional.of(new Literal(text)) : Optional.empty();
  }

  /** Whether a text may name a variable or a verb: letters only. */
  static boolean isWord(String text) {
    return !text.isEmpty() && text.chars().allMatch(Segment::isLetter);
  }

  /** Whether this text may stand here; if so, what a variable took from it is put into the map. */
  boolean matches(String text, Map<String, String> variables);

  /** The text that all segments share that match the same texts. */
  String shape();

  private static boolean isLetter(int character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

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
