package dev.portcullis.storage.sqlite;

import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import java.sql.SQLException;
import java.time.Duration;

/** What SQLite's result codes (sqlite.org/rescode.html) mean to a caller. */
enum Failures {
  BUSY("the store is busy: another program holds a lock on its file", Duration.ofSeconds(1)),
  FULL("the store is full; free some disk space", Duration.ofSeconds(30)),
  READ_ONLY(
      "the store cannot be written; check the permissions of its file", Duration.ofSeconds(30)),
  INPUT_OUTPUT("the store's disk failed; check the system's log", Duration.ofSeconds(30)),
  DAMAGED("the store is damaged; restore it from a backup", Duration.ofMinutes(5)),
  OTHER("the store failed", Duration.ofSeconds(5));

  /** SQLITE_BUSY. */
  static final int LOCKED_BY_ANOTHER = 5;

  /** SQLITE_CORRUPT, which we give ourselves to what cannot have been written by us. */
  static final int CORRUPT = 11;

  private static final int PRIMARY_CODE = 0xff;

  private final String problem;
  private final Duration retryAfter;

  Failures(String problem, Duration retryAfter) {
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  static StoreUnavailableException of(SQLException cause, Outcome outcome) {
    Failures failure = ofCode(code(cause));
    return new StoreUnavailableException(failure.problem, outcome, failure.retryAfter, cause);
  }

  static StoreUnavailableException closed() {
    return new StoreUnavailableException(
        "the store is closed", Outcome.NOTHING_WRITTEN, Duration.ofSeconds(1), null);
  }

  static StoreUnavailableException overloaded() {
    return new StoreUnavailableException(
        "the store is busy: too many callers wait for it",
        Outcome.NOTHING_WRITTEN,
        Duration.ofSeconds(1),
        null);
  }

  static StoreUnavailableException interrupted(Outcome outcome, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new StoreUnavailableException(
        "interrupted while waiting for the store", outcome, Duration.ofSeconds(1), cause);
  }

  /** For those whose work another caller did, and lost by a mistake of ours. */
  static StoreUnavailableException lost() {
    return new StoreUnavailableException(
        "the store failed while it wrote for several callers",
        Outcome.UNKNOWN,
        Duration.ofSeconds(5),
        null);
  }

  /** The same failure, thrown to another caller. */
  static StoreUnavailableException again(StoreUnavailableException first) {
    return new StoreUnavailableException(
        String.valueOf(first.getMessage()), first.outcome(), first.retryAfter(), first);
  }

  /** The primary result code, without what extended codes add to it. */
  static int code(SQLException e) {
    return e.getErrorCode() & PRIMARY_CODE;
  }

  private static Failures ofCode(int code) {
    return switch (code) {
      case LOCKED_BY_ANOTHER, 6 -> BUSY;
      case 8 -> READ_ONLY;
      case 10, 14 -> INPUT_OUTPUT;
      case CORRUPT, 26 -> DAMAGED;
      case 13 -> FULL;
      default -> OTHER;
    };
  }
}
