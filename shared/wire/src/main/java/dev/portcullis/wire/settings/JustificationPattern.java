package dev.portcullis.wire.settings;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.portcullis.json.InvalidTextException;
import java.util.Objects;

/**
 * What a justification has to contain, such as the number of a ticket: {@code INC-[0-9]{4,8}}.
 * Immutable; equal if written alike.
 *
 * <p>The syntax is RE2's, whose time grows with the text and never explodes. Its size can: a
 * counted group is copied as often as it counts, so groups are not counted here.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2's syntax</a>
 */
public final class JustificationPattern {

  private static final int MAX_LENGTH = 100;

  private final String text;
  private final Pattern pattern;

  private JustificationPattern(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /**
   * Reads a pattern.
   *
   * @throws InvalidTextException if it is none, or a larger one than is matched here
   */
  public static JustificationPattern parse(String text) throws InvalidTextException {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw new InvalidTextException(
          "must have 1 to " + MAX_LENGTH + " characters; leave it out to accept any text");
    }
    if (text.contains("){") || text.contains("}{")) {
      throw new InvalidTextException(
          "counts a group, as in `(ab){3}`; count single characters or classes only");
    }
    try {
      return new JustificationPattern(text, Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      throw new InvalidTextException(
          "is not a regular expression in RE2's syntax: " + e.getDescription());
    }
  }

  /** Whether it occurs in a text; to match the whole, it begins with {@code ^} and ends so. */
  public boolean occursIn(String justification) {
    return pattern.matcher(justification).find();
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JustificationPattern pattern && pattern.text.equals(text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
