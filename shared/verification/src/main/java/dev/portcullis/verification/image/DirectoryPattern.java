package dev.portcullis.verification.image;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.image.AllowlistPattern.Wildcard;
import dev.portcullis.verification.text.Ascii;
import java.util.Objects;

/**
 * One directory that a policy trusts, or several, such as {@code *-docker.pkg.dev/my-project/apps}.
 *
 * <p>It is compared with the directory that an image lives in, which is its repository without the
 * last component. A leading {@code *} stands for one label of the registry's host, or the beginning
 * of one; it never reaches the last two labels, so that nobody trusts a whole top-level domain. A
 * trailing {@code *} stands for any run of characters but {@code /}, a trailing {@code **} for any
 * run at all; behind a {@code /} neither stands for nothing. Immutable.
 *
 * @param text the pattern as somebody wrote it
 * @param anyPrefix whether the host is only the end of one
 * @param host the registry's host, or how it ends; lower case
 * @param literal what a directory must begin with, or be
 * @param wildcard what may follow the literal part
 * @see <a
 *     href="https://cloud.google.com/binary-authorization/docs/reference/rest/v1/projects.platforms.policies#trusteddirectorycheck">
 *     Google's reference</a>
 */
public record DirectoryPattern(
    String text, boolean anyPrefix, String host, String literal, Wildcard wildcard) {

  private static final int MAX_LENGTH = 512;
  private static final String DOCKER_HUB = "docker.io";

  public DirectoryPattern {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(literal, "literal");
    Objects.requireNonNull(wildcard, "wildcard");
  }

  /**
   * Reads a pattern.
   *
   * @throws InvalidTextException if it is none
   */
  public static DirectoryPattern parse(String text) throws InvalidTextException {
    int slash = text.indexOf('/');
    if (slash <= 0 || slash == text.length() - 1 || text.length() > MAX_LENGTH) {
      throw new InvalidTextException(
          "is not a directory such as `gcr.io/my-project/apps`, of at most "
              + MAX_LENGTH
              + " characters");
    }
    boolean anyPrefix = text.charAt(0) == '*';
    String host = host(text.substring(anyPrefix ? 1 : 0, slash), anyPrefix);
    String path = text.substring(slash + 1);
    int star = path.indexOf('*');
    String literal = star < 0 ? path : path.substring(0, star);
    Wildcard wildcard =
        switch (path.substring(literal.length())) {
          case "" -> Wildcard.NONE;
          case "*" -> Wildcard.SEGMENT;
          case "**" -> Wildcard.ANYTHING;
          default ->
              throw new InvalidTextException(
                  "has a `*` in the middle: one may lead, and `*` or `**` may end the pattern");
        };
    if (!RepositoryPath.isValid(wildcard == Wildcard.NONE ? literal : literal + "a")) {
      throw new InvalidTextException(
          "has no path of a directory behind its registry: lower-case names with `/` between them");
    }
    return new DirectoryPattern(text, anyPrefix, host, literal, wildcard);
  }

  private static String host(String written, boolean anyPrefix) throws InvalidTextException {
    String host = Ascii.toLowerCase(written);
    if (host.indexOf('*') >= 0 || !Host.isValid(anyPrefix ? "a" + host : host)) {
      throw new InvalidTextException(
          "has no registry before its first `/`: a host, of which only the beginning may be a `*`");
    }
    String kept = anyPrefix ? host.substring(host.indexOf('.') + 1) : host;
    if (kept.indexOf('.') < 0 || (anyPrefix && host.indexOf('.') < 0)) {
      throw new InvalidTextException(
          anyPrefix
              ? "trusts too much: a leading `*` may stand for a part of a subdomain only, as in"
                  + " `*-docker.pkg.dev/`"
              : "has no registry before its first `/`: a host of two or more words with dots between"
                  + " them");
    }
    // The end of a host is no host: to shorten it would take in registries of others.
    return !anyPrefix && host.equals("index.docker.io") ? DOCKER_HUB : host;
  }

  /** Whether an image of this repository lives in a directory that the pattern means. */
  public boolean matches(Repository repository) {
    String path = repository.path();
    String directory = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    return matchesHost(repository.host()) && matchesDirectory(directory);
  }

  private boolean matchesHost(String image) {
    if (!anyPrefix) {
      return image.equals(host);
    }
    int prefix = image.length() - host.length();
    return prefix > 0 && image.endsWith(host) && image.lastIndexOf('.', prefix - 1) < 0;
  }

  private boolean matchesDirectory(String directory) {
    if (wildcard == Wildcard.NONE) {
      return directory.equals(literal);
    }
    boolean needsMore = literal.isEmpty() || literal.endsWith("/");
    return directory.startsWith(literal)
        && (!needsMore || directory.length() > literal.length())
        && (wildcard == Wildcard.ANYTHING || directory.indexOf('/', literal.length()) < 0);
  }
}
