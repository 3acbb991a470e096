package dev.portcullis.testkit.storage;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import dev.portcullis.storage.Write;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * Fails chosen calls, before they reach the store or after: the second is the answer that got lost,
 * when what was asked for has happened. Calls of every kind count, from one. Safe for many threads.
 */
public final class FailingStore implements DocumentStore {

  /** On which side of the store a call fails. */
  public enum When {
    /** The store never hears of it. */
    BEFORE,
    /** The store has done it, and the caller does not know. */
    AFTER
  }

  private final DocumentStore store;
  private final IntPredicate fails;
  private final When when;
  private final AtomicInteger calls = new AtomicInteger();

  private FailingStore(DocumentStore store, IntPredicate fails, When when) {
    this.store = store;
    this.fails = fails;
    this.when = when;
  }

  /** Fails one call, the nth. */
  public static FailingStore at(int call, When when, DocumentStore store) {
    return new FailingStore(store, number -> number == call, when);
  }

  /** Fails the nth call and every one after it. */
  public static FailingStore from(int call, When when, DocumentStore store) {
    return new FailingStore(store, number -> number >= call, when);
  }

  /** How many calls there were, those that failed too. */
  public int calls() {
    return calls.get();
  }

  @Override
  public Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths) {
    return call(() -> store.getAll(paths), Outcome.NOTHING_WRITTEN);
  }

  @Override
  public CommitResult commit(List<Write> writes) {
    return call(
        () -> store.commit(writes),
        when == When.BEFORE ? Outcome.NOTHING_WRITTEN : Outcome.UNKNOWN);
  }

  @Override
  public Page query(Query query) {
    return call(() -> store.query(query), Outcome.NOTHING_WRITTEN);
  }

  @Override
  public void close() {
    store.close();
  }

  private <T> T call(Supplier<T> delegate, Outcome outcome) {
    int number = calls.incrementAndGet();
    if (!fails.test(number)) {
      return delegate.get();
    }
    if (when == When.AFTER) {
      T lost = delegate.get();
      throw failure(number + ", answering " + lost.getClass().getSimpleName(), outcome);
    }
    throw failure("" + number, outcome);
  }

  private static StoreUnavailableException failure(String call, Outcome outcome) {
    return new StoreUnavailableException(
        "failed on purpose at call " + call, outcome, Duration.ofMillis(1), null);
  }
}
