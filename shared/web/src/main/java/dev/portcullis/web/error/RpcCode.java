package dev.portcullis.web.error;

/**
 * The sorts of error that Google's APIs know, each with its HTTP status (the mapping in <a
 * href="https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto">google/rpc/code.proto</a>).
 * The name is what {@code error.status} says.
 */
public enum RpcCode {
  /** The request is wrong, whatever the state of the system. */
  INVALID_ARGUMENT(3, 400),
  /** The request is right, but not in this state of the system. */
  FAILED_PRECONDITION(9, 400),
  /** The request asks for what lies past the end. */
  OUT_OF_RANGE(11, 400),
  /** Nobody knows who is calling. */
  UNAUTHENTICATED(16, 401),
  /** The caller is known and may not. */
  PERMISSION_DENIED(7, 403),
  /** What was named does not exist, or the caller may not know that it does. */
  NOT_FOUND(5, 404),
  /** What was to be created exists. */
  ALREADY_EXISTS(6, 409),
  /** Somebody else was faster: read again, then try again. */
  ABORTED(10, 409),
  /** Too much of something: wait or remove something. */
  RESOURCE_EXHAUSTED(8, 429),
  /** A bug. */
  INTERNAL(13, 500),
  /** Nothing here does that. */
  UNIMPLEMENTED(12, 501),
  /** Cannot answer now; the same request may be sent again. */
  UNAVAILABLE(14, 503),
  /** It took too long; whether it was done is not known. */
  DEADLINE_EXCEEDED(4, 504);

  private final int number;
  private final int httpStatus;

  RpcCode(int number, int httpStatus) {
    this.number = number;
    this.httpStatus = httpStatus;
  }

  /** The number that it has in {@code google.rpc.Status}. */
  public int number() {
    return number;
  }

  /** The HTTP status that goes with it. */
  public int httpStatus() {
    return httpStatus;
  }
}
