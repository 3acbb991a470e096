package dev.portcullis.json;

/**
 * Reads the part of YAML 1.2 that says the same to every reader, as the values of JSON. Plain words
 * mean what the core schema says, so {@code yes} and {@code on} are texts. Refused, each with what
 * to write instead: duplicate field names, anchors and aliases, tags, merge keys, directives,
 * several documents, keys that are not texts, numbers that JSON cannot write, line breaks that only
 * some readers see, nothing at all, and what passes the limits.
 *
 * <p>Every value knows its line. Safe for use by several threads. The YAML parser is loaded with
 * the first use.
 */
public final class YamlText {

  private YamlText() {}

  /**
   * The one value that the document holds.
   *
   * @throws InvalidInputException if the document is not of that part of YAML or passes a limit
   */
  public static JsonValue parse(byte[] utf8, Limits limits) throws InvalidInputException {
    return YamlTreeReader.read(SourceText.decode(utf8, limits), limits);
  }

  /**
   * The one value that the document holds. The text counts as many bytes as it has in UTF-8.
   *
   * @throws InvalidInputException if the document is not of that part of YAML or passes a limit
   */
  public static JsonValue parse(String text, Limits limits) throws InvalidInputException {
    return YamlTreeReader.read(SourceText.check(text, limits), limits);
  }
}
