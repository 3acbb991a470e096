package dev.portcullis.json;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/**
 * The grammar of a number in RFC 8259 section 6: {@code -? (0 | 1-9 digits) (. digits)? ([eE] [+-]?
 * digits)?}.
 */
final class NumberGrammar {

  private final String text;
  private int position;

  private NumberGrammar(String text) {
    this.text = text;
  }

  static boolean matches(String text) {
    return new NumberGrammar(text).isNumber();
  }

  private boolean isNumber() {
    skipEither('-', '-');
    if (!skipEither('0', '0') && !skipDigits()) {
      return false;
    }
    if (skipEither('.', '.') && !skipDigits()) {
      return false;
    }
    if (skipEither('e', 'E')) {
      skipEither('+', '-');
      if (!skipDigits()) {
        return false;
      }
    }
    return position == text.length();
  }

  private boolean skipDigits() {
    int start = position;
    while (position < text.length() && isDigit(text.charAt(position))) {
      position++;
    }
    return position > start;
  }

  @CanIgnoreReturnValue
  private boolean skipEither(char one, char other) {
    if (position < text.length()) {
      char next = text.charAt(position);
      if (next == one || next == other) {
        position++;
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
