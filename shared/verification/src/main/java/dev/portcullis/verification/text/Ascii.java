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
}
