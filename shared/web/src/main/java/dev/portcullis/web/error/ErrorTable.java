package dev.portcullis.web.error;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.deadline.OutOfTimeException;

/**
 * The one table of what a failure becomes for the caller. What it does not know is a bug, and its
 * text stays inside: the caller gets 500 and nothing else.
 */
public final class ErrorTable {

  private ErrorTable() {}

  /** The error to answer with. */
  public static ApiError of(Throwable failure) {
    if (failure instanceof ApiException chosen) {
      return chosen.error();
    }
    if (failure instanceof InvalidInputException invalid) {
      return ApiError.of(RpcCode.INVALID_ARGUMENT, String.valueOf(invalid.getMessage()))
          .withDetail(ErrorDetails.badRequest(invalid.problems()));
    }
    if (failure instanceof InvalidTextException invalid) {
      return ApiError.of(RpcCode.INVALID_ARGUMENT, "a text in the request " + invalid.getMessage());
    }
    if (failure instanceof InvalidPageTokenException invalid) {
      return ApiError.of(RpcCode.INVALID_ARGUMENT, String.valueOf(invalid.getMessage()));
    }
    if (failure instanceof RegisterException refused) {
      ApiError error = ApiError.of(code(refused.kind()), refused.getMessage());
      return refused
          .missing()
          .map(missing -> error.withDetail(ErrorDetails.errorInfo(missing)))
          .orElse(error);
    }
    if (failure instanceof StoreUnavailableException unavailable) {
      return unavailable(unavailable);
    }
    if (failure instanceof OutOfTimeException late) {
      return ApiError.of(
          RpcCode.DEADLINE_EXCEEDED,
          "the request took longer than the "
              + late.budget().toSeconds()
              + " seconds that it may take, and nothing was changed; try again, or ask for less");
    }
    if (failure instanceof UnavailableException unavailable) {
      return ApiError.of(RpcCode.UNAVAILABLE, String.valueOf(unavailable.getMessage()))
          .withRetryAfter(unavailable.retryAfter());
    }
    return ApiError.of(
        RpcCode.INTERNAL,
        "internal error; the log has the reason under the id in the x-request-id header");
  }

  private static RpcCode code(RegisterException.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> RpcCode.NOT_FOUND;
      case ALREADY_EXISTS -> RpcCode.ALREADY_EXISTS;
      case STALE -> RpcCode.ABORTED;
      // Not RESOURCE_EXHAUSTED: that is 429, which tells clients that waiting helps.
      case EXHAUSTED, PRECONDITION -> RpcCode.FAILED_PRECONDITION;
      case FORBIDDEN -> RpcCode.PERMISSION_DENIED;
    };
  }

  private static ApiError unavailable(StoreUnavailableException failure) {
    String message =
        switch (failure.outcome()) {
          case NOTHING_WRITTEN -> "the store cannot answer now, and nothing was changed; try again";
          case UNKNOWN ->
              "the store cannot answer now, and the change may have been made; sending the same"
                  + " request again is safe";
        };
    return ApiError.of(RpcCode.UNAVAILABLE, message).withRetryAfter(failure.retryAfter());
  }
}
