package dev.portcullis.web.error;

/** Keeps the texts of errors short and writable, whoever wrote them. */
final class Wording {

  /** The longest text that an error says, in {@code char}s. */
  static final int MAX_LENGTH = 4_000;

  private static final char REPLACEMENT = '\uFFFD';

  private Wording() {}

  /**
   * The text, cut if it is long, without what JSON cannot carry (half of a surrogate pair) and what
   * a terminal would obey (control characters other than line breaks and tabs).
   */
  static String bounded(String text) {
    StringBuilder safe = new StringBuilder();
    int position = 0;
    while (position < text.length()) {
      if (safe.length() >= MAX_LENGTH) {
        return safe.append("...").toString();
      }
      int character = text.codePointAt(position);
      safe.appendCodePoint(isWritable(character) ? character : REPLACEMENT);
      position += Character.charCount(character);
    }
    return safe.toString();
  }

  private static boolean isWritable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character == '\n' || character == '\t';
      case Character.SURROGATE -> false;
      default -> true;
    };
  }
}
