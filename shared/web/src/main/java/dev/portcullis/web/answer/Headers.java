package dev.portcullis.web.answer;

import java.util.Map;

/** What may stand in the headers that we send. */
public final class Headers {

  private Headers() {}

  /**
   * A copy in which no header can begin another, or a body.
   *
   * @throws IllegalArgumentException if a name has anything but letters and hyphens, or a value
   *     anything but printable ASCII
   */
  public static Map<String, String> copyOf(Map<String, String> headers) {
    headers.forEach(Headers::require);
    return Map.copyOf(headers);
  }

  /** Checks one header. */
  static void require(String name, String value) {
    boolean isName = !name.isEmpty() && name.chars().allMatch(Headers::isNameCharacter);
    boolean isValue = value.chars().allMatch(character -> character >= ' ' && character <= '~');
    if (!isName || !isValue) {
      throw new IllegalArgumentException("not a header that can be sent");
    }
  }

  private static boolean isNameCharacter(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || character == '-';
  }
}
