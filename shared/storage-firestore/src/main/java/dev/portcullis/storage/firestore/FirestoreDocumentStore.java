package dev.portcullis.storage.firestore;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreLimits;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import dev.portcullis.storage.Write;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * A document store in a Firestore database in Native mode. Safe for use by many threads; any number
 * of instances, in any number of processes, may share a database.
 *
 * <p>Every call is one round trip, two if a commit fails; nothing is locked, listened to or kept.
 * What fails for a moment is repeated within the deadline, and a commit only in a way that cannot
 * write twice or take its own work for another's.
 */
public final class FirestoreDocumentStore implements DocumentStore {

  /** How long a call may take, with all its attempts. */
  public static final Duration USUAL_DEADLINE = Duration.ofSeconds(8);

  private final LazyRemote remote;
  private final Patience patience;
  private final Reads reads;
  private final CommitForm commits;
  private final DocumentForm documents;

  FirestoreDocumentStore(ResourceNames names, Remote.Connector connector, Patience patience) {
    this.remote = new LazyRemote(connector);
    this.patience = patience;
    this.reads = new Reads(names);
    this.commits = new CommitForm(names);
    this.documents = new DocumentForm(names);
  }

  /** A store with the usual deadline. */
  public static FirestoreDocumentStore open(FirestoreConnection connection) {
    return open(connection, USUAL_DEADLINE);
  }

  /**
   * A store; nothing is connected, loaded or checked before its first use.
   *
   * @param deadline how long a call may take, 100 milliseconds to a minute
   */
  public static FirestoreDocumentStore open(FirestoreConnection connection, Duration deadline) {
    return new FirestoreDocumentStore(
        ResourceNames.of(connection),
        () -> GrpcRemote.connect(connection),
        new Patience(deadline, new SharedRandom(), new SystemClock()));
  }

  @Override
  public Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths) {
    List<DocumentPath> copy = List.copyOf(paths);
    StoreLimits.requireReadable(copy);
    if (copy.isEmpty()) {
      return Map.of();
    }
    Attempts attempts = patience.begin();
    Map<DocumentPath, Document> found = new LinkedHashMap<>();
    remote
        .use(to -> reads.documents(to, attempts, copy, Outcome.NOTHING_WRITTEN))
        .forEach((path, document) -> found.put(path, readable(document)));
    return found;
  }

  @Override
  public CommitResult commit(List<Write> writes) {
    List<Write> copy = List.copyOf(writes);
    StoreLimits.requireCommittable(copy);
    if (copy.isEmpty()) {
      return new Committed(Map.of());
    }
    Attempts attempts = patience.begin();
    String nonce = UUID.randomUUID().toString();
    return remote.use(
        to -> new CommitCall(to, reads, attempts, copy, nonce).run(commits.request(copy, nonce)));
  }

  @Override
  public Page query(Query query) {
    Attempts attempts = patience.begin();
    List<Document> found =
        remote.use(to -> reads.documents(to, attempts, query)).stream()
            .map(this::readable)
            .toList();
    return Page.of(found, query.limit());
  }

  @Override
  public void close() {
    remote.close();
  }

  private Document readable(com.google.firestore.v1.Document stored) {
    try {
      return documents.read(stored);
    } catch (IllegalArgumentException e) {
      throw Failure.unreadable(e);
    }
  }

  /** Each thread's own generator: there is nothing to guess or to share. */
  private static final class SharedRandom implements RandomGenerator {
    @Override
    public long nextLong() {
      return ThreadLocalRandom.current().nextLong();
    }
  }

  private static final class SystemClock implements Patience.Clock {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
      Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
    }
  }
}
