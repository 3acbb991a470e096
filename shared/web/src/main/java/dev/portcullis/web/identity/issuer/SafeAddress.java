package dev.portcullis.web.identity.issuer;

import dev.portcullis.json.InvalidTextException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Addresses whose answers can be believed: HTTPS, or this very machine. */
final class SafeAddress {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private SafeAddress() {}

  /** An absolute URL without user, query or fragment. */
  static URI parse(String text) throws InvalidTextException {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new InvalidTextException("must be a URL");
    }
    String host = uri.getHost();
    if (host == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new InvalidTextException(
          "must be a URL with a host, and without user, query, fragment");
    }
    boolean safe =
        "https".equals(uri.getScheme())
            || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host));
    if (!safe) {
      throw new InvalidTextException("must begin with https:// unless it is on this machine");
    }
    return uri;
  }
}
