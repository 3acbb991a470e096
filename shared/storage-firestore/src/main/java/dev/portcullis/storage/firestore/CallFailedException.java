package dev.portcullis.storage.firestore;

import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import org.jspecify.annotations.Nullable;

/** One attempt at a call failed. */
final class CallFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Failure failure;

  CallFailedException(Failure failure, @Nullable Throwable cause) {
    super(failure.name(), cause);
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }

  /** The end of the attempts. */
  StoreUnavailableException unavailable(Outcome outcome) {
    return failure.exception(outcome, getCause());
  }
}
