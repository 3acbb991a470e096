package dev.portcullis.web.error;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.Problem;
import dev.portcullis.registers.failure.RegisterException.MissingPermission;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a handler throws to answer with an error of its choice. Messages follow the house's rule:
 * what was wrong and what to do next, lower case, no full stop, input in backticks and bounded.
 */
public final class ApiException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient ApiError error;
  private final String logged;

  /** Answers with this error. */
  public ApiException(ApiError error) {
    this(error, "");
  }

  private ApiException(ApiError error, String logged) {
    super(error.message());
    this.error = Objects.requireNonNull(error, "error");
    this.logged = Objects.requireNonNull(logged, "logged");
  }

  /** 400: one field of the request is wrong; the message is the rest of the sentence. */
  public static ApiException invalid(String field, String message) {
    Problem problem = new Problem(field, OptionalInt.empty(), message);
    return new ApiException(
        ApiError.of(RpcCode.INVALID_ARGUMENT, problem.toString())
            .withDetail(ErrorDetails.badRequest(List.of(problem))));
  }

  /** 400: not in this state of the system. */
  public static ApiException failedPrecondition(String message) {
    return of(RpcCode.FAILED_PRECONDITION, message);
  }

  /** 401: nobody knows who is calling. Names the scheme to use, as RFC 9110 (11.6.1) demands. */
  public static ApiException unauthenticated(String message) {
    return new ApiException(
        ApiError.of(RpcCode.UNAUTHENTICATED, message).withHeader("WWW-Authenticate", "Bearer"));
  }

  /** 403: the caller may not. */
  public static ApiException permissionDenied(String message) {
    return of(RpcCode.PERMISSION_DENIED, message);
  }

  /** 403: the caller may not, for lack of this permission. */
  public static ApiException permissionDenied(String message, MissingPermission missing) {
    return permissionDenied(message).withDetail(ErrorDetails.errorInfo(missing));
  }

  /** 404: what was named does not exist, or the caller may not know that it does. */
  public static ApiException notFound(String message) {
    return of(RpcCode.NOT_FOUND, message);
  }

  /** 409: what was to be created exists. */
  public static ApiException alreadyExists(String message) {
    return of(RpcCode.ALREADY_EXISTS, message);
  }

  /** 409: somebody else was faster; the caller must read again. */
  public static ApiException aborted(String message) {
    return of(RpcCode.ABORTED, message);
  }

  /** 429: too much, for now. */
  public static ApiException resourceExhausted(String message, Duration retryAfter) {
    return new ApiException(
        ApiError.of(RpcCode.RESOURCE_EXHAUSTED, message).withRetryAfter(retryAfter));
  }

  /** 501: nothing here does that. */
  public static ApiException unimplemented(String message) {
    return of(RpcCode.UNIMPLEMENTED, message);
  }

  /** 503: cannot answer now. */
  public static ApiException unavailable(String message, Duration retryAfter) {
    return new ApiException(ApiError.of(RpcCode.UNAVAILABLE, message).withRetryAfter(retryAfter));
  }

  /** The same with one detail more, which must name its type in {@code @type}. */
  public ApiException withDetail(JsonObject detail) {
    return new ApiException(error.withDetail(detail), logged);
  }

  /** The same with a reason that the caller is not told, for the log; it must hold no secret. */
  public ApiException withLogged(String reason) {
    return new ApiException(error, reason);
  }

  /** The answer. */
  public ApiError error() {
    return error;
  }

  /** What the log is told beside the answer, if anything is. */
  public Optional<String> logged() {
    return Optional.of(logged).filter(reason -> !reason.isEmpty());
  }

  private static ApiException of(RpcCode code, String message) {
    return new ApiException(ApiError.of(code, message));
  }
}
