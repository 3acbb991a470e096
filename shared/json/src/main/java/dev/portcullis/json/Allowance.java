package dev.portcullis.json;

import java.util.OptionalInt;

/**
 * What one document may still cost. A reader charges every value, level and text here before it
 * keeps it, so that its work is bounded by its limits and not by its input. Not safe for use by
 * several threads.
 */
final class Allowance {

  private final Limits limits;
  private int values;
  private int depth;

  Allowance(Limits limits) {
    this.limits = limits;
  }

  /** Charges one value. */
  void value(Path path, OptionalInt line) throws InvalidInputException {
    values++;
    if (values > limits.maxValues()) {
      throw invalid(path, line, "is one value too many: a document may have " + limits.maxValues());
    }
  }

  /** Charges one level of an object or array that begins. */
  void enter(Path path, OptionalInt line) throws InvalidInputException {
    depth++;
    if (depth > limits.maxDepth()) {
      throw invalid(path, line, "is nested deeper than " + limits.maxDepth() + " levels");
    }
  }

  /** Gives a level back. */
  void leave() {
    depth--;
  }

  /** Charges a text. */
  void text(String text, Path path, OptionalInt line) throws InvalidInputException {
    if (text.length() > limits.maxStringLength()) {
      throw invalid(path, line, "is longer than " + limits.maxStringLength() + " characters");
    }
    if (!Characters.areAcceptable(text)) {
      throw invalid(path, line, "has " + Characters.REFUSED + ", which a text must not have");
    }
  }

  /** Charges the name of a field of the object that stands at the path. */
  void name(String name, Path object, OptionalInt line) throws InvalidInputException {
    if (name.isEmpty()) {
      throw invalid(object, line, "has a field with an empty name; name it or leave it out");
    }
    text(name, object.field(name), line);
  }

  private static InvalidInputException invalid(Path path, OptionalInt line, String message) {
    return InvalidInputException.of(path.toString(), line, message);
  }
}
