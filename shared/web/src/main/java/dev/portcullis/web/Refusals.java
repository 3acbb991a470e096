package dev.portcullis.web;

import dev.portcullis.json.Excerpt;
import dev.portcullis.web.error.ApiError;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.error.RpcCode;
import dev.portcullis.web.limit.RateClass;
import dev.portcullis.web.route.Method;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

/** The errors that the edge itself answers with, before any handler is asked. */
final class Refusals {

  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int URI_TOO_LONG = 414;
  private static final int HEADERS_TOO_LARGE = 431;
  private static final Duration SOON = Duration.ofSeconds(1);

  private Refusals() {}

  /** 404: nothing is at this path. */
  static ApiException noPath(String path) {
    return ApiException.notFound(
        "there is no method at the path "
            + Excerpt.of(path)
            + "; check the version, the spelling and the slashes");
  }

  /** 405: something is at this path, for other methods; says which (RFC 9110, section 15.5.6). */
  static ApiException otherMethod(String path, Collection<Method> allowed) {
    String names = allowed.stream().map(Method::name).collect(Collectors.joining(", "));
    return new ApiException(
        ApiError.of(
                RpcCode.UNIMPLEMENTED,
                "the path " + Excerpt.of(path) + " can only be used by " + names)
            .withHttpStatus(METHOD_NOT_ALLOWED)
            .withHeader("Allow", names));
  }

  /** 431: more headers than anything that we answer needs (RFC 6585, section 5). */
  static ApiException headersTooLarge() {
    return new ApiException(
        ApiError.of(
                RpcCode.INVALID_ARGUMENT,
                "the headers are too many or too long; send up to "
                    + EdgeLimits.MAX_HEADERS
                    + " with "
                    + EdgeLimits.MAX_HEADER_LENGTH
                    + " characters together")
            .withHttpStatus(HEADERS_TOO_LARGE));
  }

  /** 503: as many requests as fit in are being worked on. */
  static ApiException busy() {
    return ApiException.unavailable(
        "too many requests are being worked on; nothing was done, try again", SOON);
  }

  /** 429: the caller called too often. */
  static ApiException tooOften(RateClass sort, Duration wait) {
    return ApiException.resourceExhausted(
        "the quota of calls per minute of the sort "
            + sort
            + " is used up for this caller, on this project or on all together; wait, then try again",
        wait);
  }

  /** 414: the path or the query is longer than anything that we answer. */
  static ApiException urlTooLong(EdgeLimits limits) {
    return new ApiException(
        ApiError.of(
                RpcCode.INVALID_ARGUMENT,
                "the URL is too long; its path may have "
                    + limits.maxPathLength()
                    + " characters and its query "
                    + limits.maxQueryLength())
            .withHttpStatus(URI_TOO_LONG));
  }
}
