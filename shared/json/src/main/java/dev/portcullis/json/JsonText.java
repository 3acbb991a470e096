package dev.portcullis.json;

/**
 * Reads JSON (RFC 8259) and nothing else: no comments, no duplicate field names, no byte order
 * mark, no text after the end, no malformed UTF-8, no half of a surrogate pair, nothing beyond the
 * limits. Safe for use by several threads.
 */
public final class JsonText {

  private JsonText() {}

  /**
   * The one value that the document holds.
   *
   * @throws InvalidInputException if the document is not strict JSON or passes a limit
   */
  public static JsonValue parse(byte[] utf8, Limits limits) throws InvalidInputException {
    return JsonTreeReader.read(SourceText.decode(utf8, limits), limits);
  }

  /**
   * The one value that the document holds. The text counts as many bytes as it has in UTF-8.
   *
   * @throws InvalidInputException if the document is not strict JSON or passes a limit
   */
  public static JsonValue parse(String text, Limits limits) throws InvalidInputException {
    return JsonTreeReader.read(SourceText.check(text, limits), limits);
  }
}
