package dev.portcullis.json;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a plain word of YAML means: the core schema of YAML 1.2.2, section 10.3.2, without what JSON
 * cannot say or other readers take for something else. {@code yes}, {@code on} and dates are texts.
 */
final class YamlScalar {

  /** Whatever the core schema takes for a number, as JSON writes it or not. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(\\.[0-9]++|[0-9]++(\\.[0-9]*+)?)([eE][-+]?[0-9]++)?"
              + "|0o[0-7]++|0x[0-9a-fA-F]++"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  private static final String MERGE_KEY = "<<";

  private YamlScalar() {}

  static JsonValue resolve(String text, Path path, OptionalInt line) throws InvalidInputException {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> new JsonNull(line);
      case "true", "True", "TRUE" -> new JsonBoolean(true, line);
      case "false", "False", "FALSE" -> new JsonBoolean(false, line);
      default -> numberOrText(text, path, line);
    };
  }

  /**
   * Refuses a plain key that is no text: readers disagree on whether {@code 1} and {@code "1"} are
   * one key.
   */
  static void requireKey(String key, Path object, OptionalInt line) throws InvalidInputException {
    if (key.equals(MERGE_KEY)) {
      throw InvalidInputException.of(
          object.toString(), line, "has a merge key (<<); write the fields out instead");
    }
    if (!(resolve(key, object.field(key), line) instanceof JsonString)) {
      throw InvalidInputException.of(
          object.toString(),
          line,
          "has the key "
              + Excerpt.of(key)
              + ", which YAML does not take for a text; put it in quotes");
    }
  }

  private static JsonValue numberOrText(String text, Path path, OptionalInt line)
      throws InvalidInputException {
    if (JsonNumber.isLiteral(text)) {
      return new JsonNumber(text, line);
    }
    if (NUMBER.matcher(text).matches()) {
      throw InvalidInputException.of(
          path.toString(),
          line,
          "is a number that JSON cannot write: "
              + Excerpt.of(text)
              + "; put it in quotes if it is a text, or write it in plain decimal digits");
    }
    return new JsonString(text, line);
  }
}
