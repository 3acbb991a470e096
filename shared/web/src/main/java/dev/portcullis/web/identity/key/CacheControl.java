package dev.portcullis.web.identity.key;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long an answer may be kept (RFC 9111, section 5.2.2). */
final class CacheControl {

  private static final String NAME = "Cache-Control";
  private static final Pattern MAX_AGE =
      Pattern.compile(
          "(?:^|[,\\s])max-age=\"?([0-9]{1,9})\"?(?:$|[,\\s])", Pattern.CASE_INSENSITIVE);
  private static final Pattern FORBIDDEN =
      Pattern.compile("(?:^|[,\\s])no-(?:store|cache)(?:$|[,\\s=])", Pattern.CASE_INSENSITIVE);

  private CacheControl() {}

  /** The longest that is allowed; zero if nothing is. */
  static Duration maxAge(HttpHeaders headers) {
    List<String> values = headers.allValues(NAME);
    String all = String.join(", ", values);
    Matcher maxAge = MAX_AGE.matcher(all);
    return maxAge.find() && !FORBIDDEN.matcher(all).find()
        ? Duration.ofSeconds(Long.parseLong(maxAge.group(1)))
        : Duration.ZERO;
  }
}
