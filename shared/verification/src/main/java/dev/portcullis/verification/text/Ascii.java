package dev.portcullis.verification.text;

/**
 * Classes of ASCII characters. {@link Character} would let letters and digits of every script into
 * names that look like others.
 */
public final class Ascii {

  private Ascii() {}

  /** {@code 0} to {@code 9}. */
  public static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** {@code a} to {@code z}, or a digit. */
  public static boolean isLowerOrDigit(int c) {
    return isDigit(c) || (c >= 'a' && c <= 'z');
  }

  /** A letter of either case, or a digit. */
  public static boolean isLetterOrDigit(int c) {
    return isLowerOrDigit(c) || (c >= 'A' && c <= 'Z');
  }

  /** A digit, or {@code a} to {@code f}. */
  public static boolean isLowerHex(int c) {
    return isDigit(c) || (c >= 'a' && c <= 'f');
  }

  /**
   * The text with {@code A} to {@code Z} in lower case and everything else as it was. {@link
   * String#toLowerCase} would also turn U+212A, the Kelvin sign, into {@code k}.
   */
  public static String toLowerCase(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c);
    }
    return lower.toString();
  }
}
