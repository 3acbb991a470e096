package dev.portcullis.record.log;

import dev.portcullis.record.merkle.MerkleHash;
import dev.portcullis.record.merkle.ProofShape;
import dev.portcullis.record.merkle.Span;
import dev.portcullis.registers.document.BoundedPage;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.name.ProjectId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads logs, and proves what is in them. Every method but {@link #list} is one round trip. Safe
 * for use by many threads.
 */
public final class LogReader {

  private final DocumentStore store;

  /** A reader of the logs in a store. */
  public LogReader(DocumentStore store) {
    this.store = Objects.requireNonNull(store, "store");
  }

  /** What the log is as a whole. */
  public LogHead head(ProjectId project) {
    return LogHead.pick(project, store.getAll(LogHead.paths(project)));
  }

  /**
   * The head, and another document as it was at the same moment.
   *
   * @param head what the log is as a whole
   * @param other the document, if it is there
   */
  public record WithHead(LogHead head, Optional<Document> other) {

    public WithHead {
      Objects.requireNonNull(head, "head");
      Objects.requireNonNull(other, "other");
    }
  }

  /** Fetches the head together with another document. */
  public WithHead headWith(ProjectId project, DocumentPath path) {
    List<DocumentPath> paths = new ArrayList<>(LogHead.paths(project));
    paths.add(path);
    Map<DocumentPath, Document> read = store.getAll(paths);
    return new WithHead(LogHead.pick(project, read), Optional.ofNullable(read.get(path)));
  }

  /** Fetches an entry. */
  public Optional<LogEntry> find(ProjectId project, long index) {
    if (index < 0 || index >= LogPaths.MAX_INDEX) {
      return Optional.empty();
    }
    return store.find(LogPaths.entry(project, index)).map(LogEntryForm::read);
  }

  /**
   * Lists entries, newest first by their times, and by their numbers where those are the same. A
   * page may hold fewer than asked for, and still have a next.
   */
  public BoundedPage<LogEntry> list(
      ProjectId project, LogFilter filter, int limit, Optional<PageToken> after) {
    Query query = Query.in(LogPaths.entries(project)).newestFirst().limit(limit).after(after);
    return BoundedPage.read(
        store,
        filter.narrow(query),
        document -> Optional.of(LogEntryForm.read(document)).filter(filter::holds));
  }

  /**
   * A proof.
   *
   * @param size how large the tree is that it is about
   * @param root the hash of that tree
   * @param hashes as RFC 6962 orders them
   */
  public record Proof(long size, MerkleHash root, List<MerkleHash> hashes) {

    public Proof {
      Objects.requireNonNull(root, "root");
      hashes = List.copyOf(hashes);
    }
  }

  /**
   * Proves that an entry is in the log as it was when it had so many entries.
   *
   * @throws RegisterException if the log is not that large, or the entry came later
   */
  public Proof inclusion(ProjectId project, long index, long size) throws RegisterException {
    if (index < 0 || index >= size) {
      throw new RegisterException(
          RegisterException.Kind.PRECONDITION,
          "a log of " + size + " entries has no entry " + index + "; ask for a larger size");
    }
    return prove(project, size, ProofShape.inclusion(index, size));
  }

  /**
   * Proves that the log as it was when it had so many entries begins with what it was before.
   *
   * @throws RegisterException if the log is not that large, or the first size is the larger
   */
  public Proof consistency(ProjectId project, long first, long second) throws RegisterException {
    if (first < 0 || first > second) {
      throw new RegisterException(
          RegisterException.Kind.PRECONDITION,
          "a log of " + second + " entries had no " + first + " before; swap the two");
    }
    return prove(project, second, ProofShape.consistency(first, second));
  }

  private Proof prove(ProjectId project, long size, List<Span> shape) throws RegisterException {
    List<Span> peaks = size == 0 ? List.of() : new Span(0, size).perfect();
    Set<DocumentPath> paths = new LinkedHashSet<>(LogHead.paths(project));
    if (size <= LogPaths.MAX_INDEX) {
      peaks.forEach(span -> paths.add(LogPaths.entry(project, span.last())));
      for (Span span : shape) {
        span.perfect().forEach(part -> paths.add(LogPaths.entry(project, part.last())));
      }
    }
    Map<DocumentPath, Document> read = store.getAll(new ArrayList<>(paths));
    LogHead head = LogHead.pick(project, read);
    if (size > head.size()) {
      throw new RegisterException(
          RegisterException.Kind.PRECONDITION,
          "the log has " + head.size() + " entries, not " + size + "; ask for no more");
    }
    List<MerkleHash> hashes =
        shape.stream().map(span -> span.hash(part -> kept(project, part, read))).toList();
    MerkleHash root =
        size == 0
            ? MerkleHash.ofNothing()
            : new Span(0, size).hash(part -> kept(project, part, read));
    return new Proof(size, root, hashes);
  }

  /** The hash of a perfect tree, kept with its last leaf. */
  private static MerkleHash kept(
      ProjectId project, Span perfect, Map<DocumentPath, Document> read) {
    DocumentPath path = LogPaths.entry(project, perfect.last());
    Document document = read.get(path);
    if (document == null) {
      throw new StoreUnavailableException(
          path + " was written and is not there; run fsck",
          StoreUnavailableException.Outcome.NOTHING_WRITTEN,
          Duration.ofMinutes(1),
          null);
    }
    return LogEntryForm.read(document).subtrees().get(perfect.level());
  }
}
