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
    if (!literal.chars().allMatch(PatternParser::isOfReference) || literal.contains("//")) {
      throw new InvalidTextException(
          "has characters that no image reference has: a pattern is literal text and a trailing `*`"
              + " or `**`, and knows no `?`, `[]` or `{}`");
    }
    String first = literal.substring(0, slash);
    boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
    if (!isHost) {
      if (!RepositoryPath.isValid(first)) {
        throw new InvalidTextException("has no registry host or Docker Hub user before its `/`");
      }
      return DOCKER_HUB + "/" + literal;
    }
    String host = Ascii.toLowerCase(first);
    if (!Host.isValid(host)) {
      throw new InvalidTextException("has no registry host before its `/`");
    }
    String rest = literal.substring(slash + 1);
    if (host.equals("index.docker.io")) {
      host = DOCKER_HUB;
    }
    if (host.equals(DOCKER_HUB) && kind == Wildcard.SEGMENT && rest.indexOf('/') < 0) {
      // `docker.io/ngin*` can only mean official images, which live under library/.
      rest = "library/" + rest;
    }
    return host + "/" + rest;
  }

  private static boolean isOfReference(int c) {
    return Ascii.isLetterOrDigit(c) || "._-/:@".indexOf(c) >= 0;
  }
}
