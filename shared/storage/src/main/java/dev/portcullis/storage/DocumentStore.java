package dev.portcullis.storage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Documents at paths, changed by compare-and-set: the only port to data.
 *
 * <p>There are no interactive transactions: what is read carries a {@link Version}, what is written
 * names it, and whoever loses reads again. Implementations are safe for use by many threads and
 * many instances at once.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store cannot answer, and {@link
 * IllegalArgumentException} if {@link StoreLimits} are passed.
 */
public interface DocumentStore extends AutoCloseable {

  /**
   * Reads documents in one round trip, as they were together at one moment. What does not exist is
   * absent; the order is that of the paths; a path given twice counts once.
   */
  Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths);

  /** Reads one document; a round trip of its own, so whoever needs several asks {@link #getAll}. */
  default Optional<Document> find(DocumentPath path) {
    return Optional.ofNullable(getAll(List.of(path)).get(path));
  }

  /**
   * Writes all or nothing, and returns when that is durable. A path may appear once.
   *
   * <p>After a {@link StoreUnavailableException} the writes may have happened (see its outcome), so
   * every caller's writes must be safe to repeat.
   */
  CommitResult commit(List<Write> writes);

  /**
   * Reads one page of a list. A page costs what it returns, however large the collection is, and
   * continues after the last document seen, whatever was written or removed in between.
   */
  Page query(Query query);

  /** Waits for what is under way and frees everything; later calls fail as unavailable. */
  @Override
  void close();
}
