package dev.portcullis.testkit.storage;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what goes to a store: round trips are what a decision costs, so tests guard their number
 * instead of a time. Safe for many threads.
 */
public final class CountingStore implements DocumentStore {

  private final DocumentStore store;
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong commits = new AtomicLong();
  private final AtomicLong queries = new AtomicLong();
  private final AtomicLong documentsRead = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();

  public CountingStore(DocumentStore store) {
    this.store = store;
  }

  /** Calls of {@code getAll}. */
  public long reads() {
    return reads.get();
  }

  /** Calls of {@code commit}. */
  public long commits() {
    return commits.get();
  }

  /** Calls of {@code query}. */
  public long queries() {
    return queries.get();
  }

  /** Calls of any kind. */
  public long roundTrips() {
    return reads() + commits() + queries();
  }

  /** Documents that reads and queries returned. */
  public long documentsRead() {
    return documentsRead.get();
  }

  /** Writes in commits that were committed. */
  public long writes() {
    return writes.get();
  }

  /** Starts again at zero. */
  public void reset() {
    List.of(reads, commits, queries, documentsRead, writes).forEach(count -> count.set(0));
  }

  @Override
  public Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths) {
    reads.incrementAndGet();
    Map<DocumentPath, Document> read = store.getAll(paths);
    documentsRead.addAndGet(read.size());
    return read;
  }

  @Override
  public CommitResult commit(List<Write> batch) {
    commits.incrementAndGet();
    CommitResult result = store.commit(batch);
    if (result.conflict().isEmpty()) {
      writes.addAndGet(batch.size());
    }
    return result;
  }

  @Override
  public Page query(Query query) {
    queries.incrementAndGet();
    Page page = store.query(query);
    documentsRead.addAndGet(page.documents().size());
    return page;
  }

  @Override
  public void close() {
    store.close();
  }
}
