package dev.portcullis.web.telemetry;

/** Text as it may stand in a log line: bounded, and of whole characters. */
final class LogText {

  private LogText() {}

  /**
   * The text without half characters and U+0000, cut at this length. Line breaks stay: JSON writes
   * them as two characters, so that none begins a line.
   */
  static String of(String text, int longest) {
    StringBuilder kept = new StringBuilder(Math.min(text.length(), longest) + 3);
    int i = 0;
    while (i < text.length() && kept.length() < longest) {
      int point = text.codePointAt(i);
      boolean isWhole = point != 0 && (point > 0xffff || !Character.isSurrogate((char) point));
      kept.appendCodePoint(isWhole ? point : '?');
      i += Character.charCount(point);
    }
    return i < text.length() ? kept.append("...").toString() : kept.toString();
  }
}
