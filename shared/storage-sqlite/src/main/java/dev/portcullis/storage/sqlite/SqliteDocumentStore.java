package dev.portcullis.storage.sqlite;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreLimits;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document store in one SQLite file, or in memory. Safe for use by many threads.
 *
 * <p>One connection writes, a few read. Readers see only what is durable and never wait for the
 * disk; commits that arrive together share a transaction. A file has one store at a time, in one
 * process.
 */
public final class SqliteDocumentStore implements DocumentStore {

  /** How many documents one purge may remove. */
  public static final int MAX_PURGE = 10_000;

  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int READERS = 4;
  private static final int BATCH = 64;

  private final SessionPool writer;
  private final SessionPool readers;
  private final Optional<StoreFile> file;
  private final GroupCommit<List<Write>, CommitResult> commits;

  private SqliteDocumentStore(SessionPool writer, SessionPool readers, Optional<StoreFile> file) {
    this.writer = writer;
    this.readers = readers;
    this.file = file;
    this.commits =
        new GroupCommit<>(
            batch -> writer.write(session -> CommitTransaction.run(session, batch)),
            BATCH,
            PATIENCE);
  }

  /**
   * Opens a file, and makes it and its directories if they are not there.
   *
   * @throws StoreInUseException if another store has it open, in this process or another
   * @throws StoreOpenException if it is another program's, a newer version's, or cannot be opened
   */
  public static SqliteDocumentStore open(Path path) throws StoreOpenException {
    return open(path, BUSY_TIMEOUT);
  }

  static SqliteDocumentStore open(Path path, Duration busyTimeout) throws StoreOpenException {
    StoreFile file = StoreFile.open(path);
    return new SqliteDocumentStore(
        new SessionPool(() -> file.openWriter(busyTimeout), 1, PATIENCE),
        new SessionPool(() -> file.openReader(busyTimeout), READERS, PATIENCE),
        Optional.of(file));
  }

  /** A store of its own in memory, gone when closed. One connection serves readers and writers. */
  public static SqliteDocumentStore inMemory() {
    SessionPool only = new SessionPool(Connections::memory, 1, PATIENCE);
    return new SqliteDocumentStore(only, only, Optional.empty());
  }

  @Override
  public Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths) {
    List<DocumentPath> copy = List.copyOf(paths);
    StoreLimits.requireReadable(copy);
    return copy.isEmpty() ? Map.of() : readers.read(session -> Lookup.documents(session, copy));
  }

  @Override
  public CommitResult commit(List<Write> writes) {
    List<Write> copy = List.copyOf(writes);
    StoreLimits.requireCommittable(copy);
    return commits.submit(copy);
  }

  @Override
  public Page query(Query query) {
    return readers.read(session -> Listing.page(session, query));
  }

  /**
   * Removes documents whose time to expire has come, the oldest first; returns how many. Durable
   * when it returns. A caller repeats it while it returns the limit.
   *
   * @param limit how many at most, 1 to {@link #MAX_PURGE}, as writers wait meanwhile
   */
  public int purgeExpired(Instant now, int limit) {
    if (limit < 1 || limit > MAX_PURGE) {
      throw new IllegalArgumentException("a purge removes 1 to " + MAX_PURGE + " documents");
    }
    return writer.write(session -> ExpiredDocuments.purge(session, now, limit));
  }

  @Override
  public void close() {
    // The writer goes after the readers: the last connection moves the WAL into the file.
    try {
      readers.close();
    } finally {
      try {
        writer.close();
      } finally {
        file.ifPresent(SqliteDocumentStore::release);
      }
    }
  }

  private static void release(StoreFile file) {
    try {
      file.close();
    } catch (SQLException e) {
      throw Failures.of(e, StoreUnavailableException.Outcome.NOTHING_WRITTEN);
    }
  }
}
