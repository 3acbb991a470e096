package dev.portcullis.storage;

/**
 * Text from outside as it may stand in a message: short, in backticks, without control characters.
 */
final class Excerpt {

  private static final int LONGEST = 100;

  private Excerpt() {}

  static String of(String text) {
    StringBuilder shown = new StringBuilder("`");
    text.codePoints().limit(LONGEST).forEach(point -> append(shown, point));
    if (text.codePointCount(0, text.length()) > LONGEST) {
      shown.append("...");
    }
    return shown.append('`').toString();
  }

  private static void append(StringBuilder shown, int point) {
    if (isPlain(point)) {
      shown.appendCodePoint(point);
    } else {
      shown.append(String.format("\\u{%x}", point));
    }
  }

  private static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> point != '`';
    };
  }
}
