package dev.portcullis.json;

/**
 * Input as it may be shown in a message: in backticks, at most about {@link #MAX_LENGTH}
 * characters, and with nothing in it that could start a line, hide a text or turn its direction
 * (CVE-2021-42574) in a terminal or a log.
 */
public final class Excerpt {

  /** How much is shown, in {@code char}s. */
  public static final int MAX_LENGTH = 100;

  private Excerpt() {}

  /**
   * The beginning of the text, made safe, in backticks; {@code ...} within them when something was
   * cut.
   */
  public static String of(String text) {
    StringBuilder excerpt = new StringBuilder();
    appendQuoted(excerpt, text, '`');
    return excerpt.toString();
  }

  /** The same without backticks, for a sentence of a library that may quote input. */
  static String plain(String text) {
    StringBuilder excerpt = new StringBuilder();
    append(excerpt, text, "");
    return excerpt.toString();
  }

  /** Appends the excerpt in quotes of any kind. */
  static void appendQuoted(StringBuilder target, String text, char quote) {
    target.append(quote);
    append(target, text, quote + "\\");
    target.append(quote);
  }

  private static void append(StringBuilder target, String text, String escaped) {
    int end = target.length() + MAX_LENGTH;
    int position = 0;
    while (position < text.length()) {
      if (target.length() >= end) {
        target.append("...");
        return;
      }
      int character = text.codePointAt(position);
      appendSafely(target, character, escaped);
      position += Character.charCount(character);
    }
  }

  private static void appendSafely(StringBuilder target, int character, String escaped) {
    if (character == '\n') {
      target.append("\\n");
    } else if (escaped.indexOf(character) >= 0) {
      target.append('\\').appendCodePoint(character);
    } else if (isVisible(character)) {
      target.appendCodePoint(character);
    } else {
      target.append("\\u{").append(Integer.toHexString(character)).append('}');
    }
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
