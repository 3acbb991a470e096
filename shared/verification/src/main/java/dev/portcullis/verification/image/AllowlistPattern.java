package dev.portcullis.verification.image;

import dev.portcullis.json.InvalidTextException;
import java.util.Objects;

/**
 * One pattern of an allowlist, such as {@code us-docker.pkg.dev/my-project/tools/*}.
 *
 * <p>A trailing {@code *} stands for any run of characters but {@code /}, a trailing {@code **} for
 * any run at all; without one, the whole reference must be equal. The literal part is brought into
 * the form of {@link ImageReference#canonical()} before anything is compared with it, so that a
 * pattern on Docker Hub means the same whichever way it was spelt. Immutable.
 *
 * @param text the pattern as somebody wrote it
 * @param literal what a canonical reference must begin with, or be
 * @param wildcard what may follow the literal part
 * @see <a
 *     href="https://cloud.google.com/binary-authorization/docs/policy-yaml-reference#admissionwhitelistpatterns">
 *     Google's policy reference</a>
 */
public record AllowlistPattern(String text, String literal, Wildcard wildcard) {

  /** What may follow the literal part of a pattern. */
  public enum Wildcard {
    /** Nothing: the reference is the literal. */
    NONE,
    /** Anything in the same directory: no further slash. */
    SEGMENT,
    /** Anything, further slashes included. */
    ANYTHING
  }

  public AllowlistPattern {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(literal, "literal");
    Objects.requireNonNull(wildcard, "wildcard");
  }

  /**
   * Reads a pattern.
   *
   * @throws InvalidTextException if it is none, or could never match
   */
  public static AllowlistPattern parse(String text) throws InvalidTextException {
    return PatternParser.parse(text);
  }

  /** Whether every reference that the other pattern matches is matched by this one. */
  public boolean covers(AllowlistPattern other) {
    if (!other.literal.startsWith(literal)) {
      return false;
    }
    return switch (wildcard) {
      case NONE -> other.wildcard == Wildcard.NONE && other.literal.length() == literal.length();
      case SEGMENT ->
          other.wildcard != Wildcard.ANYTHING && other.literal.indexOf('/', literal.length()) < 0;
      case ANYTHING -> true;
    };
  }

  /** Whether a canonical reference matches. */
  boolean matches(String canonical) {
    if (!canonical.startsWith(literal)) {
      return false;
    }
    return switch (wildcard) {
      case NONE -> canonical.length() == literal.length();
      case SEGMENT -> canonical.indexOf('/', literal.length()) < 0;
      case ANYTHING -> true;
    };
  }
}
