package dev.portcullis.registers.document;

import dev.portcullis.json.JsonWriter;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the resources of a collection in a document that is written in the same commit as they
 * are, so that many who create at once cannot get past the limit together.
 */
final class Tally {

  private static final String COUNT = "count";

  private final DocumentStore store;
  private final int most;

  Tally(DocumentStore store, int most) {
    this.store = store;
    this.most = most;
  }

  /** Where the resources beside this one are counted. */
  static DocumentPath path(DocumentPath resource) {
    int slash = resource.collection().lastIndexOf('/');
    return DocumentPath.of(
        resource.collection().substring(0, slash) + "/tallies",
        resource.collection().substring(slash + 1));
  }

  /**
   * One more.
   *
   * @throws RegisterException if there are as many as there may be
   */
  Write more(DocumentPath resource, Map<DocumentPath, Document> read, Instant now)
      throws RegisterException {
    long count = count(resource, read);
    if (count >= most) {
      throw new RegisterException(
          RegisterException.Kind.EXHAUSTED,
          "there are already "
              + count
              + " in "
              + resource.collection()
              + ", and at most "
              + most
              + " are kept; delete one that is not needed");
    }
    return write(resource, read, count + 1, now);
  }

  /** One less. */
  Write fewer(DocumentPath resource, Map<DocumentPath, Document> read, Instant now) {
    return write(resource, read, Math.max(0, count(resource, read) - 1), now);
  }

  private static Write write(
      DocumentPath resource, Map<DocumentPath, Document> read, long count, Instant now) {
    Content content =
        Content.of(now, JsonWriter.compact(Envelope.body().put(COUNT, count).build()));
    return Optional.ofNullable(read.get(path(resource)))
        .map(document -> Write.update(document, content))
        .orElseGet(() -> Write.create(path(resource), content));
  }

  private long count(DocumentPath resource, Map<DocumentPath, Document> read) {
    Optional<Document> kept = Optional.ofNullable(read.get(path(resource)));
    if (kept.isPresent()) {
      return Envelope.read(
          kept.get(), fields -> fields.get(COUNT).flatMap(c -> c.integer(0, Long.MAX_VALUE)));
    }
    return counted(resource.collection());
  }

  /** Once for each collection: who counts it at the same time creates the same document. */
  private long counted(String collection) {
    Query live = RevisionWriter.live(collection).limit(Query.MAX_LIMIT);
    Page page = store.query(live);
    long count = page.documents().size();
    while (page.next().isPresent() && count < most) {
      page = store.query(live.after(page.next()));
      count += page.documents().size();
    }
    return count;
  }
}
