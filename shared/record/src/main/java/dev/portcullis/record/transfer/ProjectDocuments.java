package dev.portcullis.record.transfer;

import dev.portcullis.registers.document.BoundedPage;
import dev.portcullis.registers.evidence.EvidencePath;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every document of a project that is moved with it. Immutable.
 *
 * <p>To it belong the attestations that hang on its notes, whatever project they are kept in, as
 * its decisions rest on them. The project's own document comes last: where it is not there yet,
 * nothing is decided on the half of the others.
 *
 * @param store where they are
 * @param project whose they are
 */
public record ProjectDocuments(DocumentStore store, ProjectId project) {

  /** Evidence is large, and read many at a time. */
  private static final int EVIDENCE_AT_ONCE = 32;

  public ProjectDocuments {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(project, "project");
  }

  /** Reads a document, and may go on to others. */
  private interface Visitor {
    void visit(Document document) throws IOException, TransferException;
  }

  /**
   * Reads them all. The order is that of what is stored alone, so that the same documents give the
   * same file.
   *
   * @throws IOException if the receiver throws it
   * @throws TransferException if the receiver throws it
   */
  public void read(DocumentReceiver receiver) throws IOException, TransferException {
    Visitor give = document -> receiver.next(document.path(), document.content());
    DocumentPath root = ProjectRegister.path(project);
    for (String name : MovedCollections.BELOW) {
      boolean revised = MovedCollections.REVISED.contains(name);
      each(
          Query.in(root + "/" + name),
          document -> {
            give.visit(document);
            if (revised) {
              each(revisions(document.path()), give);
            }
          });
    }
    for (String collection : MovedCollections.BESIDE) {
      ownOf(collection, give);
    }
    each(
        Query.in(root + "/" + MovedCollections.NOTES),
        note -> readNote(new NoteName(project, note.path().id()), give));
    each(revisions(root), give);
    Optional<Document> document = store.find(root);
    if (document.isPresent()) {
      give.visit(document.get());
    }
  }

  /** What hangs on a note in other projects, and the evidence of all that hangs on it. */
  private void readNote(NoteName note, Visitor give) throws IOException, TransferException {
    Map<String, DocumentPath> evidence = new TreeMap<>();
    pages(
        Query.in(MovedCollections.OCCURRENCES).matching("note", note.toString()).newestFirst(),
        occurrence -> {
          if (!occurrence.path().id().startsWith(prefix())) {
            give.visit(occurrence);
          }
          for (String digest : occurrence.content().labels().getOrDefault("digest", Set.of())) {
            DocumentPath path =
                EvidencePath.of(new Digest(digest.substring(digest.indexOf(':') + 1)), note);
            evidence.put(path.id(), path);
          }
        });
    List<DocumentPath> paths = new ArrayList<>(evidence.values());
    for (int i = 0; i < paths.size(); i += EVIDENCE_AT_ONCE) {
      List<DocumentPath> some = paths.subList(i, Math.min(paths.size(), i + EVIDENCE_AT_ONCE));
      for (Document document : store.getAll(some).values()) {
        give.visit(document);
      }
    }
  }

  /** The documents of a collection at the root that are the project's by their ids. */
  private void ownOf(String collection, Visitor give) throws IOException, TransferException {
    Query query =
        Query.in(collection)
            .byId()
            .limit(BoundedPage.MAX_AT_ONCE)
            .after(new PageToken(Instant.EPOCH, prefix()));
    while (true) {
      Page page = store.query(query);
      for (Document document : page.documents()) {
        if (!document.path().id().startsWith(prefix())) {
          return;
        }
        give.visit(document);
      }
      if (page.next().isEmpty()) {
        return;
      }
      query = query.after(page.next());
    }
  }

  private String prefix() {
    return project + "~";
  }

  private static Query revisions(DocumentPath path) {
    return Query.in(path + "/" + MovedCollections.REVISIONS);
  }

  private void each(Query query, Visitor visitor) throws IOException, TransferException {
    pages(query.byId(), visitor);
  }

  private void pages(Query query, Visitor visitor) throws IOException, TransferException {
    Optional<PageToken> after = Optional.empty();
    do {
      Page page = store.query(query.limit(BoundedPage.MAX_AT_ONCE).after(after));
      for (Document document : page.documents()) {
        visitor.visit(document);
      }
      after = page.next();
    } while (after.isPresent());
  }
}
