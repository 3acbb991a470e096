package dev.portcullis.verification.image;

import dev.portcullis.verification.text.Ascii;

/** The path part of a reference: components of letters and digits with separators between them. */
final class RepositoryPath {

  private RepositoryPath() {}

  /** Whether the text is a path: {@code component ("/" component)*}. */
  static boolean isValid(String path) {
    for (String component : path.split("/", -1)) {
      if (!isComponent(component)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isComponent(String component) {
    if (component.isEmpty()
        || !Ascii.isLowerOrDigit(component.charAt(0))
        || !Ascii.isLowerOrDigit(component.charAt(component.length() - 1))) {
      return false;
    }
    int i = 0;
    while (i < component.length()) {
      int start = i;
      while (i < component.length() && !Ascii.isLowerOrDigit(component.charAt(i))) {
        i++;
      }
      if (i > start && !isSeparator(component.substring(start, i))) {
        return false;
      }
      i++;
    }
    return true;
  }

  /** One dot, one or two underscores, or any number of hyphens. */
  private static boolean isSeparator(String text) {
    return text.equals(".")
        || text.equals("_")
        || text.equals("__")
        || text.chars().allMatch(c -> c == '-');
  }
}
