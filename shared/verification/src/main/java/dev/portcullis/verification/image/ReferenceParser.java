package dev.portcullis.verification.image;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.text.Ascii;
import java.util.Optional;

/**
 * Reads one image reference in one pass over its characters, with no pattern that could backtrack.
 *
 * <p>Follows {@code ParseNormalizedNamed} of github.com/distribution/reference. Two texts that it
 * accepts are refused here, because their canonical form would name another host: a first segment
 * in capitals without a dot or port ({@code Foo/bar} is host {@code Foo} there, yet {@code foo/bar}
 * is a path on Docker Hub), and a digest that is not SHA-256.
 */
final class ReferenceParser {

  private static final int MAX_LENGTH = 1024;
  private static final int MAX_NAME_LENGTH = 255;
  private static final int MAX_TAG_LENGTH = 128;
  private static final String DOCKER_HUB = "docker.io";
  private static final String DOCKER_HUB_OLD = "index.docker.io";
  private static final String OFFICIAL = "library/";

  private final String text;

  ReferenceParser(String text) {
    this.text = text;
  }

  ImageReference parse() throws InvalidTextException {
    if (text.isEmpty()) {
      throw invalid("is empty: write `registry/repository@sha256:...`");
    }
    if (text.length() > MAX_LENGTH) {
      throw invalid("is longer than " + MAX_LENGTH + " characters");
    }
    if (text.contains("://")) {
      throw invalid("has a scheme: leave out everything up to `://`");
    }
    int at = text.indexOf('@');
    Optional<Digest> digest = Optional.empty();
    String named = text;
    if (at >= 0) {
      digest = Optional.of(digest(text.substring(at + 1)));
      named = text.substring(0, at);
    }
    int colon = named.lastIndexOf(':');
    Optional<String> tag = Optional.empty();
    if (colon > named.lastIndexOf('/')) {
      tag = Optional.of(tag(named.substring(colon + 1)));
      named = named.substring(0, colon);
    }
    Repository repository = repository(named);
    if (digest.isPresent()) {
      return new PinnedImage(repository, digest.get(), text);
    }
    return new FloatingImage(repository, tag, text);
  }

  private Digest digest(String digest) throws InvalidTextException {
    try {
      return Digest.parse(digest);
    } catch (InvalidTextException e) {
      throw invalid("has, after `@`, something that " + e.getMessage());
    }
  }

  private String tag(String tag) throws InvalidTextException {
    if (!isTag(tag)) {
      throw invalid("has a tag that is not 1 to 128 letters, digits, `_`, `.` and `-`");
    }
    return tag;
  }

  /** Whether the text is a tag; what begins a tag is one too. */
  static boolean isTag(String tag) {
    return !tag.isEmpty()
        && tag.length() <= MAX_TAG_LENGTH
        && tag.charAt(0) != '.'
        && tag.charAt(0) != '-'
        && tag.chars().allMatch(c -> Ascii.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-');
  }

  private Repository repository(String name) throws InvalidTextException {
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean isHost =
        first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
    String host = isHost ? Ascii.toLowerCase(first) : DOCKER_HUB;
    String path = isHost ? name.substring(slash + 1) : name;
    if (isHost && !Host.isValid(host)) {
      throw invalid("has no registry host before the first `/`");
    }
    if (host.equals(DOCKER_HUB_OLD)) {
      host = DOCKER_HUB;
    }
    if (host.equals(DOCKER_HUB) && path.indexOf('/') < 0) {
      path = OFFICIAL + path;
    }
    if (!RepositoryPath.isValid(path)) {
      throw invalid(
          "has a repository path that is not lower-case letters and digits,"
              + " joined by single `.`, `_`, `__`, `-` and `/`");
    }
    if (host.length() + 1 + path.length() > MAX_NAME_LENGTH) {
      throw invalid("has a repository name longer than " + MAX_NAME_LENGTH + " characters");
    }
    if (isBareIdentifier(name)) {
      throw invalid("is 64 hexadecimal digits: an image id is not a reference");
    }
    return new Repository(host, path);
  }

  private static boolean isBareIdentifier(String name) {
    return name.length() == 64 && name.chars().allMatch(Ascii::isLowerHex);
  }

  private static InvalidTextException invalid(String why) {
    return new InvalidTextException("is not an image reference: it " + why);
  }
}
