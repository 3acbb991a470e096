package dev.portcullis.testkit.storage;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.CommitResult.Conflict;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreLimits;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import dev.portcullis.storage.Version;
import dev.portcullis.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A document store in a map: what tests use that are not about storage. It keeps the whole contract
 * and forgets everything with its last reference. Safe for use by many threads, one at a time.
 */
public final class InMemoryStore implements DocumentStore {

  private static final Comparator<Document> BY_ID = Comparator.comparing(d -> d.path().id());
  private static final Comparator<Document> BY_TIME =
      Comparator.<Document, Instant>comparing(d -> d.content().time()).thenComparing(BY_ID);

  private final Map<DocumentPath, Document> documents = new HashMap<>();
  private long lastVersion;
  private boolean closed;

  @Override
  public synchronized Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths) {
    StoreLimits.requireReadable(paths);
    requireOpen();
    Map<DocumentPath, Document> found = new LinkedHashMap<>();
    for (DocumentPath path : paths) {
      Document document = documents.get(path);
      if (document != null) {
        found.put(path, document);
      }
    }
    return found;
  }

  @Override
  public synchronized CommitResult commit(List<Write> writes) {
    StoreLimits.requireCommittable(writes);
    requireOpen();
    for (Write write : writes) {
      Optional<Version> found =
          Optional.ofNullable(documents.get(write.path())).map(Document::version);
      Optional<Conflict.Kind> conflict = write.conflictWith(found);
      if (conflict.isPresent()) {
        return new Conflict(write.path(), conflict.get());
      }
    }
    Map<DocumentPath, Version> versions = new HashMap<>();
    for (Write write : writes) {
      if (write instanceof Write.Create create) {
        versions.put(write.path(), put(write.path(), create.content()));
      } else if (write instanceof Write.Update update) {
        versions.put(write.path(), put(write.path(), update.content()));
      } else {
        documents.remove(write.path());
      }
    }
    return new Committed(versions);
  }

  @Override
  public synchronized Page query(Query query) {
    requireOpen();
    List<Document> found =
        documents.values().stream()
            .filter(document -> document.path().collection().equals(query.collection()))
            .filter(document -> holds(query, document.content()))
            .filter(document -> isAfter(query, document))
            .sorted(order(query))
            .limit(query.limit() + 1L)
            .toList();
    return Page.of(found, query.limit());
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private Version put(DocumentPath path, Content content) {
    // One counter for all documents, so no document gets a version twice, deleted or not.
    lastVersion++;
    Version version = new Version(Long.toString(lastVersion));
    documents.put(path, new Document(path, version, content));
    return version;
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreUnavailableException(
          "the store is closed", Outcome.NOTHING_WRITTEN, Duration.ofSeconds(1), null);
    }
  }

  private static boolean holds(Query query, Content content) {
    boolean matches =
        query
            .match()
            .map(m -> content.labels().getOrDefault(m.label(), Set.of()).contains(m.value()))
            .orElse(true);
    return matches
        && query.range().from().map(from -> !content.time().isBefore(from)).orElse(true)
        && query.range().to().map(to -> content.time().isBefore(to)).orElse(true);
  }

  private static boolean isAfter(Query query, Document document) {
    if (query.after().isEmpty()) {
      return true;
    }
    PageToken token = query.after().get();
    DocumentPath place = DocumentPath.of(query.collection(), token.id());
    Document last = new Document(place, document.version(), Content.of(token.time(), ""));
    return order(query).compare(document, last) > 0;
  }

  private static Comparator<Document> order(Query query) {
    return switch (query.order()) {
      case NEWEST_FIRST -> BY_TIME.reversed();
      case OLDEST_FIRST -> BY_TIME;
      case BY_ID -> BY_ID;
    };
  }
}
