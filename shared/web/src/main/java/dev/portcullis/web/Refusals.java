package dev.portcullis.web;

import dev.portcullis.json.Excerpt;
import dev.portcullis.web.error.ApiError;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.error.RpcCode;
import dev.portcullis.web.route.Method;
import java.util.Collection;
import java.util.stream.Collectors;

/** The errors that the edge itself answers with, before any handler is asked. */
final class Refusals {

  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int URI_TOO_LONG = 414;

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
