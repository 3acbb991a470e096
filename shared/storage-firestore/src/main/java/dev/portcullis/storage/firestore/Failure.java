package dev.portcullis.storage.firestore;

import com.google.api.gax.rpc.StatusCode;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What Firestore's status codes mean to a caller
 * (cloud.google.com/firestore/docs/understand-error-codes).
 */
enum Failure {
  /** A precondition of a write; for a read it says that an index or the Native mode is missing. */
  PRECONDITION(
      "the database refuses: deploy firestore.indexes.json, and use Native mode",
      Duration.ofMinutes(1),
      Repeat.NEVER,
      Effect.NONE),
  /** Contention, which the server resolved against us. */
  ABORTED(
      "the store is busy: others write the same documents",
      Duration.ofSeconds(1),
      Repeat.SOON,
      Effect.NONE),
  /** A quota, or more load than the server takes. */
  EXHAUSTED(
      "the store takes no more requests; check Firestore's quotas",
      Duration.ofSeconds(10),
      Repeat.SOON,
      Effect.NONE),
  /** No connection, or one that broke. */
  UNREACHABLE("the store is out of reach", Duration.ofSeconds(2), Repeat.SOON, Effect.UNKNOWN),
  /** No answer in time. */
  SLOW("the store did not answer in time", Duration.ofSeconds(2), Repeat.SOON, Effect.UNKNOWN),
  /** A fault of the server, or an answer that makes no sense. */
  INTERNAL("the store failed", Duration.ofSeconds(5), Repeat.SOON, Effect.UNKNOWN),
  /** No permission, or no identity. */
  DENIED(
      "the store denies access; grant roles/datastore.user to the service account",
      Duration.ofMinutes(1),
      Repeat.NEVER,
      Effect.NONE),
  /** No such database. */
  ABSENT(
      "the database does not exist; create it, or name another",
      Duration.ofMinutes(1),
      Repeat.NEVER,
      Effect.NONE),
  /** A request that breaks a rule of Firestore, such as the size of a document. */
  REFUSED(
      "the store refuses the request; the cause says which limit it passes",
      Duration.ofMinutes(1),
      Repeat.NEVER,
      Effect.NONE),
  /** Whatever else. */
  OTHER("the store failed", Duration.ofSeconds(5), Repeat.NEVER, Effect.UNKNOWN);

  private enum Repeat {
    SOON,
    NEVER
  }

  private enum Effect {
    NONE,
    UNKNOWN
  }

  private final String problem;
  private final Duration retryAfter;
  private final Repeat repeat;
  private final Effect effect;

  Failure(String problem, Duration retryAfter, Repeat repeat, Effect effect) {
    this.problem = problem;
    this.retryAfter = retryAfter;
    this.repeat = repeat;
    this.effect = effect;
  }

  static Failure of(StatusCode.Code code) {
    return switch (code) {
      // NOT_FOUND is the update of a document that is gone, or a database that is.
      case FAILED_PRECONDITION, ALREADY_EXISTS -> PRECONDITION;
      case NOT_FOUND -> ABSENT;
      case ABORTED -> ABORTED;
      case RESOURCE_EXHAUSTED -> EXHAUSTED;
      case UNAVAILABLE -> UNREACHABLE;
      case DEADLINE_EXCEEDED -> SLOW;
      case INTERNAL, UNKNOWN -> INTERNAL;
      case PERMISSION_DENIED, UNAUTHENTICATED -> DENIED;
      case INVALID_ARGUMENT, OUT_OF_RANGE -> REFUSED;
      default -> OTHER;
    };
  }

  /** Whether the same call may succeed a moment later. */
  boolean isPassing() {
    return repeat == Repeat.SOON;
  }

  /** Whether the call may have had its effect all the same: its answer may have been lost. */
  boolean mayHaveHappened() {
    return effect == Effect.UNKNOWN;
  }

  /** Whether the connection may be the reason, and another one better. */
  boolean isOfConnection() {
    return this == UNREACHABLE || this == SLOW;
  }

  /**
   * Whether a commit may have failed because of what is stored now. A version later than the stored
   * one is an invalid argument to the server.
   */
  boolean isAboutDocuments() {
    return this == PRECONDITION || this == ABSENT || this == REFUSED;
  }

  StoreUnavailableException exception(Outcome outcome, @Nullable Throwable cause) {
    return new StoreUnavailableException(problem, outcome, retryAfter, cause);
  }

  static StoreUnavailableException closed() {
    return new StoreUnavailableException(
        "the store is closed", Outcome.NOTHING_WRITTEN, Duration.ofSeconds(1), null);
  }

  static StoreUnavailableException interrupted(Outcome outcome, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new StoreUnavailableException(
        "interrupted while waiting for the store", outcome, Duration.ofSeconds(1), cause);
  }

  static StoreUnavailableException noCredentials(Throwable cause) {
    return new StoreUnavailableException(
        "no credentials for Firestore; run `gcloud auth application-default login`, or give the"
            + " function a service account",
        Outcome.NOTHING_WRITTEN,
        Duration.ofMinutes(1),
        cause);
  }

  static StoreUnavailableException unreadable(IllegalArgumentException cause) {
    return new StoreUnavailableException(
        "the store holds a document that was not written by this program; restore it from a backup",
        Outcome.NOTHING_WRITTEN,
        Duration.ofMinutes(5),
        cause);
  }
}
