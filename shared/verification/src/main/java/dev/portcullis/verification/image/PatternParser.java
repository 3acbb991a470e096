package dev.portcullis.verification.image;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.image.AllowlistPattern.Wildcard;
import dev.portcullis.verification.text.Ascii;

/** Reads allowlist patterns, and brings their literal part into canonical form. */
final class PatternParser {

  private static final int MAX_LENGTH = 512;
  private static final String DOCKER_HUB = "docker.io";

  private PatternParser() {}

  static AllowlistPattern parse(String text) throws InvalidTextException {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw new InvalidTextException("is not a pattern of 1 to " + MAX_LENGTH + " characters");
    }
    int star = text.indexOf('*');
    if (star < 0) {
      return new AllowlistPattern(text, exact(text), Wildcard.NONE);
    }
    String wildcard = text.substring(star);
    if (!wildcard.equals("*") && !wildcard.equals("**")) {
      throw new InvalidTextException(
          "has a `*` before its end: a wildcard is one `*` or `**` and nothing after it");
    }
    Wildcard kind = wildcard.equals("*") ? Wildcard.SEGMENT : Wildcard.ANYTHING;
    return new AllowlistPattern(text, prefix(text.substring(0, star), kind), kind);
  }

  private static String exact(String text) throws InvalidTextException {
    try {
      return ImageReference.parse(text).canonical();
    } catch (InvalidTextException e) {
      throw new InvalidTextException("is no pattern without a wildcard: " + e.getMessage());
    }
  }

  private static String prefix(String literal, Wildcard kind) throws InvalidTextException {
    int slash = literal.indexOf('/');
    if (slash < 0) {
      throw new InvalidTextException(
          "has a wildcard in its registry: write `registry/` before the `*`");
    }
    String first = literal.substring(0, slash);
    boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
    if (!isHost && !RepositoryPath.isValid(first)) {
      throw new InvalidTextException("has no registry host or Docker Hub user before its `/`");
    }
    String host = isHost ? Ascii.toLowerCase(first) : DOCKER_HUB;
    if (!Host.isValid(host)) {
      throw new InvalidTextException("has no registry host before its `/`");
    }
    String rest = isHost ? literal.substring(slash + 1) : literal;
    requireBeginning(rest);
    if (host.equals("index.docker.io")) {
      host = DOCKER_HUB;
    }
    if (host.equals(DOCKER_HUB) && isOfficial(rest, kind)) {
      rest = "library/" + rest;
    }
    return host + "/" + rest;
  }

  /**
   * Whether only an official image, which lives under {@code library/}, can begin like this: no
   * slash is there, and none can follow.
   */
  private static boolean isOfficial(String rest, Wildcard kind) {
    return rest.indexOf('/') < 0
        && (kind == Wildcard.SEGMENT || rest.indexOf(':') >= 0 || rest.indexOf('@') >= 0);
  }

  /** A pattern that nothing can match is a mistake of its author, and better refused than kept. */
  private static void requireBeginning(String rest) throws InvalidTextException {
    if (!rest.chars().allMatch(PatternParser::isOfReference)) {
      throw new InvalidTextException(
          "has characters that no image reference has: a pattern is literal text and a trailing `*`"
              + " or `**`, and knows no `?`, `[]` or `{}`");
    }
    int at = rest.indexOf('@');
    String named = at < 0 ? rest : rest.substring(0, at);
    int colon = named.indexOf(':');
    if (at >= 0 && colon >= 0) {
      throw new InvalidTextException(
          "has a tag and a digest: a reference with a digest is compared without its tag, so leave"
              + " the tag out");
    }
    boolean begins;
    if (at >= 0) {
      begins = RepositoryPath.isValid(named) && Digest.isBeginning(rest.substring(at + 1));
    } else if (colon >= 0) {
      String tag = named.substring(colon + 1);
      begins =
          RepositoryPath.isValid(named.substring(0, colon))
              && (tag.isEmpty() || ReferenceParser.isTag(tag));
    } else {
      begins = RepositoryPath.isValid(rest + "a");
    }
    if (!begins) {
      throw new InvalidTextException(
          "can match no image: before its wildcard must stand what a reference can begin with, in"
              + " lower case up to its tag");
    }
  }

  private static boolean isOfReference(int c) {
    return Ascii.isLetterOrDigit(c) || "._-/:@".indexOf(c) >= 0;
  }
}
