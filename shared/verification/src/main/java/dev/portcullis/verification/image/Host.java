package dev.portcullis.verification.image;

import dev.portcullis.verification.text.Ascii;

/** The host part of a reference: a domain name or an IP address, with an optional port. */
final class Host {

  private static final int MAX_PORT_DIGITS = 5;

  private Host() {}

  /** Whether the lower-case text is a host. */
  static boolean isValid(String text) {
    String name = text;
    int colon = text.lastIndexOf(':');
    if (colon > text.lastIndexOf(']')) {
      String port = text.substring(colon + 1);
      if (port.isEmpty()
          || port.length() > MAX_PORT_DIGITS
          || !port.chars().allMatch(Ascii::isDigit)) {
        return false;
      }
      name = text.substring(0, colon);
    }
    if (name.startsWith("[")) {
      return isBracketedAddress(name);
    }
    for (String label : name.split("\\.", -1)) {
      if (!isLabel(label)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBracketedAddress(String name) {
    return name.length() > 2
        && name.endsWith("]")
        && name.substring(1, name.length() - 1)
            .chars()
            .allMatch(c -> Ascii.isLowerHex(c) || c == ':');
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.charAt(0) != '-'
        && label.charAt(label.length() - 1) != '-'
        && label.chars().allMatch(c -> Ascii.isLowerOrDigit(c) || c == '-');
  }
}
