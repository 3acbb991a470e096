package dev.portcullis.web.call;

import java.util.Map;

/** What may stand in a header that we send. */
final class Headers {

  private Headers() {}

  /** A copy, checked: no header can begin another. */
  static Map<String, String> copyOf(Map<String, String> headers) {
    headers.forEach(Headers::require);
    return Map.copyOf(headers);
  }

  /**
   * Checks one header.
   *
   * @throws IllegalArgumentException if it has anything but printable ASCII
   */
  static void require(String name, String value) {
    boolean printable = value.chars().allMatch(character -> character >= ' ' && character < 0x7f);
    boolean word = !name.isEmpty() && name.chars().allMatch(c -> c == '-' || isLetter(c));
    if (!word || !printable) {
      throw new IllegalArgumentException("not a header that can be sent");
    }
  }

  private static boolean isLetter(int character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }
}
