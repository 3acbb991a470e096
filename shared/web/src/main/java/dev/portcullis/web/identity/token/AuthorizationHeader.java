package dev.portcullis.web.identity.token;

import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.proof.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the one bearer token of a request (RFC 6750, section 2.1). */
public final class AuthorizationHeader {

  private static final String NAME = "Authorization";
  private static final String SCHEME = "bearer ";

  private AuthorizationHeader() {}

  /** The token of a request with these headers, as it was sent. */
  public static Proof<String> token(Map<String, List<String>> headers) {
    List<String> values =
        headers.entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase(NAME))
            .flatMap(header -> header.getValue().stream())
            .toList();
    if (values.isEmpty()) {
      return Proof.failed(new Refusal.Missing());
    }
    if (values.size() > 1) {
      // Somebody in front may have looked at the other one.
      return Proof.invalid("there are " + values.size() + " Authorization headers");
    }
    String value = values.get(0);
    if (value.length() < SCHEME.length()
        || !value.substring(0, SCHEME.length()).toLowerCase(Locale.ROOT).equals(SCHEME)) {
      return Proof.invalid("the Authorization header is of another scheme than Bearer");
    }
    return Proof.held(value.substring(SCHEME.length()));
  }
}
