package dev.portcullis.web.path;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The path of one request, decoded and split once. Has one form only: no empty segment but for one
 * slash at the end, no {@code .} or {@code ..}, nothing still encoded, no control characters.
 * Whatever reads a path another way than we do therefore finds nothing here. Immutable.
 */
public final class RequestPath {

  private static final String ENCODED_SLASH = "%2f";

  private final List<String> segments;
  private final boolean endsWithSlash;

  private RequestPath(List<String> segments, boolean endsWithSlash) {
    this.segments = segments;
    this.endsWithSlash = endsWithSlash;
  }

  /**
   * The path of a request to a server that decodes paths, resolves their dots and drops what it
   * does not like. That server's path counts only if it is what was sent, but for the encoding, and
   * for what a mount point took from its front.
   *
   * @param sentUri the whole URI as it arrived
   * @param decoded the path as the server gives it
   */
  public static Optional<RequestPath> of(String sentUri, String decoded) {
    return Optional.of(pathOf(sentUri))
        .filter(encoded -> !encoded.toLowerCase(Locale.ROOT).contains(ENCODED_SLASH))
        .flatMap(PercentText::decode)
        .filter(sent -> sent.endsWith(decoded) && parse(sent).isPresent())
        .flatMap(sent -> parse(decoded));
  }

  /** The path that a decoded text says; empty if it has no proper form. */
  public static Optional<RequestPath> parse(String decoded) {
    if (!decoded.startsWith("/")) {
      return Optional.empty();
    }
    boolean endsWithSlash = decoded.length() > 1 && decoded.endsWith("/");
    String inner = decoded.substring(1, decoded.length() - (endsWithSlash ? 1 : 0));
    List<String> segments = List.of(inner.split("/", -1));
    return segments.stream().allMatch(RequestPath::isProper)
        ? Optional.of(new RequestPath(segments, endsWithSlash))
        : Optional.empty();
  }

  /** The decoded segments, without slashes; at least one, none empty. */
  public List<String> segments() {
    return segments;
  }

  /** Whether a slash followed the last segment. */
  public boolean endsWithSlash() {
    return endsWithSlash;
  }

  private static String pathOf(String uri) {
    int query = uri.indexOf('?');
    String head = query < 0 ? uri : uri.substring(0, query);
    int authority = head.indexOf("://");
    int start = authority < 0 ? 0 : head.indexOf('/', authority + 3);
    return start < 0 ? "" : head.substring(start);
  }

  private static boolean isProper(String segment) {
    return !segment.isEmpty()
        && !segment.equals(".")
        && !segment.equals("..")
        && segment.codePoints().allMatch(RequestPath::isProper);
  }

  private static boolean isProper(int character) {
    return switch (character) {
      // A percent sign that is left after decoding hides a slash, a question mark or itself; a
      // semicolon begins parameters of a segment for some servers and not for others.
      case '%', ';', '\\' -> false;
      default ->
          !Character.isISOControl(character)
              && Character.getType(character) != Character.SURROGATE
              && Character.getType(character) != Character.FORMAT;
    };
  }
}
