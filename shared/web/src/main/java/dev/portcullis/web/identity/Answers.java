package dev.portcullis.web.identity;

import dev.portcullis.web.error.ApiError;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.error.RpcCode;
import dev.portcullis.web.identity.proof.Refusal;

/**
 * What a caller is told that is not known. It does not say which check failed: that would help
 * whoever makes tokens up. The operator finds the reason in the log.
 */
final class Answers {

  /** RFC 6750, section 3.1: there was a token, and it is no good. */
  private static final String INVALID_TOKEN = "Bearer error=\"invalid_token\"";

  private Answers() {}

  static ApiException to(Refusal refusal) {
    if (refusal instanceof Refusal.Missing) {
      return ApiException.unauthenticated(
          "nobody knows who is calling; send an ID token as `Authorization: Bearer TOKEN`");
    }
    if (refusal instanceof Refusal.Stripped) {
      return invalid(
          "the platform took the signature off the token, and nothing in front of this server is"
              + " relied on; send the token in both headers, X-Serverless-Authorization for the"
              + " platform and Authorization for this server");
    }
    if (refusal instanceof Refusal.Unavailable unavailable) {
      return ApiException.unavailable(
              "nobody can tell now who is calling; try again", unavailable.retryAfter())
          .withLogged(unavailable.reason());
    }
    return invalid(
            "the token is not accepted; the server's log has the reason under the id in the"
                + " x-request-id header")
        .withLogged(((Refusal.Invalid) refusal).reason());
  }

  private static ApiException invalid(String message) {
    return new ApiException(
        ApiError.of(RpcCode.UNAUTHENTICATED, message)
            .withHeader("WWW-Authenticate", INVALID_TOKEN));
  }
}
