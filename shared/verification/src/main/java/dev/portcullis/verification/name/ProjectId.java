package dev.portcullis.verification.name;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.text.Ascii;

/**
 * A project, by its id (such as {@code demo} or the domain-scoped {@code example.com:demo}) or its
 * number.
 *
 * <p>Looser than what Google lets people create, because old ids exist; strict enough to be a
 * segment of a path. Immutable.
 */
public record ProjectId(String value) {

  private static final int MAX_LENGTH = 100;

  public ProjectId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a project id");
    }
  }

  /**
   * Reads a project id.
   *
   * @throws InvalidTextException if the text is not one
   */
  public static ProjectId parse(String text) throws InvalidTextException {
    if (!isValid(text)) {
      throw new InvalidTextException(
          "is not a project id: lower-case letters, digits and hyphens, such as `my-project`");
    }
    return new ProjectId(text);
  }

  /** Whether this is a project number rather than an id. */
  public boolean isNumber() {
    return value.chars().allMatch(Ascii::isDigit);
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isValid(String text) {
    int colon = text.indexOf(':');
    String id = text.substring(colon + 1);
    return text.length() <= MAX_LENGTH
        && (colon < 0 || isDomain(text.substring(0, colon)))
        && isLabel(id);
  }

  private static boolean isDomain(String text) {
    for (String label : text.split("\\.", -1)) {
      if (!isLabel(label)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLabel(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> Ascii.isLowerOrDigit(c) || c == '-')
        && text.charAt(0) != '-'
        && text.charAt(text.length() - 1) != '-';
  }
}
