package dev.portcullis.verification.name;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.text.Ascii;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a resource name apart by a pattern such as {@code projects/P/notes/ID}, one star for each
 * variable segment.
 */
final class Segments {

  private Segments() {}

  /**
   * Returns what the stars of the pattern stand for.
   *
   * @throws InvalidTextException if the name does not have the pattern's form
   */
  static List<String> of(String name, String pattern) throws InvalidTextException {
    String[] given = name.split("/", -1);
    String[] wanted = pattern.split("/", -1);
    List<String> variable = new ArrayList<>();
    boolean fits = given.length == wanted.length;
    for (int i = 0; fits && i < wanted.length; i++) {
      if (wanted[i].equals("*")) {
        variable.add(given[i]);
      } else {
        fits = wanted[i].equals(given[i]);
      }
    }
    if (!fits) {
      throw new InvalidTextException("is not of the form `" + pattern + "`");
    }
    return variable;
  }

  /**
   * Whether the text is a letter or digit, then letters, digits, and the given extra characters.
   */
  static boolean isId(String text, int maxLength, String extra) {
    return !text.isEmpty()
        && text.length() <= maxLength
        && Ascii.isLetterOrDigit(text.charAt(0))
        && text.chars().allMatch(c -> Ascii.isLetterOrDigit(c) || extra.indexOf(c) >= 0);
  }
}
