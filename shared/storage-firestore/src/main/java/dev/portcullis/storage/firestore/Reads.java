package dev.portcullis.storage.firestore;

import com.google.firestore.v1.Document;
import com.google.firestore.v1.RunQueryResponse;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads, again and again until they succeed or their time is over. Safe for many threads. */
final class Reads {

  /** One attempt at a read. */
  @FunctionalInterface
  private interface Attempt<T> {
    T run(Remote remote, Attempts attempts) throws CallFailedException, InterruptedException;
  }

  private final ResourceNames names;
  private final Lookup lookup;

  Reads(ResourceNames names) {
    this.names = names;
    this.lookup = new Lookup(names);
  }

  /**
   * The documents there are, in the order of the paths, each once.
   *
   * @param outcome what is known of the writes that the read is about, should it fail
   */
  Map<DocumentPath, Document> documents(
      Remote remote, Attempts attempts, Collection<DocumentPath> paths, Outcome outcome) {
    return repeat(
        remote,
        attempts,
        outcome,
        (to, by) -> lookup.answer(paths, to.batchGet(lookup.request(paths), by.timeout())));
  }

  /** The documents of a list, up to one more than its page holds. */
  List<Document> documents(Remote remote, Attempts attempts, Query query) {
    return repeat(
            remote,
            attempts,
            Outcome.NOTHING_WRITTEN,
            (to, by) -> to.runQuery(Listing.request(names, query), by.timeout()))
        .stream()
        .filter(RunQueryResponse::hasDocument)
        .map(RunQueryResponse::getDocument)
        .toList();
  }

  private static <T> T repeat(
      Remote remote, Attempts attempts, Outcome outcome, Attempt<T> attempt) {
    CallFailedException last = new CallFailedException(Failure.SLOW, null);
    try {
      while (attempts.next()) {
        try {
          return attempt.run(remote, attempts);
        } catch (CallFailedException e) {
          last = e;
          if (!e.failure().isPassing()) {
            break;
          }
          if (e.failure().isOfConnection()) {
            remote.reconnect();
          }
        }
      }
    } catch (InterruptedException e) {
      throw Failure.interrupted(outcome, e);
    }
    throw last.unavailable(outcome);
  }
}
