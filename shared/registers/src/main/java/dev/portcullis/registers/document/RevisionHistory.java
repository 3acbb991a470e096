package dev.portcullis.registers.document;

import dev.portcullis.registers.document.History.Entry;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Reads the versions of a resource. They are found by their numbers, which have no gaps, and not by
 * their times: clocks of several writers differ.
 */
final class RevisionHistory<T> {

  private final DocumentStore store;
  private final RevisionForm<T> form;

  RevisionHistory(DocumentStore store, RevisionForm<T> form) {
    this.store = store;
    this.form = form;
  }

  /** One version, read from a document that was fetched together with others. */
  Optional<Version<T>> pick(DocumentPath path, long number, Map<DocumentPath, Document> documents) {
    return Optional.ofNullable(documents.get(RevisionPaths.revision(path, number)))
        .map(document -> form.version(path, document));
  }

  /** What the version of this number said, which must be there; empty if it is a deletion. */
  Optional<T> get(DocumentPath path, long number) {
    DocumentPath revision = RevisionPaths.revision(path, number);
    return pick(path, number, store.getAll(List.of(revision)))
        .orElseThrow(() -> RevisionPaths.lost(revision))
        .resource();
  }

  /**
   * What a version said, for it to be said again.
   *
   * @param name what the API calls the resource
   * @throws RegisterException if there is no such version, or it is a deletion
   */
  T restorable(DocumentPath path, long number, Map<DocumentPath, Document> documents, String name)
      throws RegisterException {
    Version<T> version =
        pick(path, number, documents)
            .orElseThrow(
                () ->
                    new RegisterException(
                        RegisterException.Kind.NOT_FOUND,
                        name
                            + " has no revision "
                            + number
                            + "; listRevisions names those it has"));
    return version
        .resource()
        .orElseThrow(
            () ->
                new RegisterException(
                    RegisterException.Kind.PRECONDITION,
                    "revision "
                        + number
                        + " of "
                        + name
                        + " is where it was deleted; name one that says something"));
  }

  History<T> page(DocumentPath path, long newest, int limit, Optional<PageToken> after)
      throws InvalidPageTokenException {
    long first = newest;
    if (after.isPresent()) {
      first = Math.min(newest, RevisionPaths.number(after.get()) - 1);
    }
    if (first < 1) {
      return new History<>(List.of(), Optional.empty());
    }
    Map<DocumentPath, Document> documents = read(path, first, Math.max(1, first - limit + 1));
    long last = last(path, first, Math.max(1, first - limit + 1), documents);
    List<Version<T>> versions = new ArrayList<>();
    for (long number = first; number >= end(last); number--) {
      DocumentPath revision = RevisionPaths.revision(path, number);
      versions.add(pick(path, number, documents).orElseThrow(() -> RevisionPaths.lost(revision)));
    }
    List<Entry<T>> entries = new ArrayList<>();
    for (int i = 0; i <= first - last; i++) {
      entries.add(new Entry<>(versions.get(i), before(versions, i)));
    }
    Version<T> oldest = versions.get((int) (first - last));
    return new History<>(
        entries,
        last > 1
            ? Optional.of(RevisionPaths.token(oldest.time(), oldest.number()))
            : Optional.empty());
  }

  /** The versions of a page, and two before it: what a version follows may be a deletion. */
  private Map<DocumentPath, Document> read(DocumentPath path, long first, long last) {
    return store.getAll(
        LongStream.rangeClosed(end(last), first)
            .mapToObj(number -> RevisionPaths.revision(path, number))
            .toList());
  }

  private static long end(long last) {
    return Math.max(1, last - 2);
  }

  /** Where the page ends: sooner than was asked for if its versions are large. */
  private static long last(
      DocumentPath path, long first, long wanted, Map<DocumentPath, Document> documents) {
    long bytes = 0;
    for (long number = first; number >= wanted; number--) {
      Document document = documents.get(RevisionPaths.revision(path, number));
      bytes += document == null ? 0 : BoundedPage.size(document);
      if (bytes > BoundedPage.MAX_BYTES && number < first) {
        return number + 1;
      }
    }
    return wanted;
  }

  private static <T> Optional<T> before(List<Version<T>> versions, int position) {
    return versions.stream()
        .skip(position + 1L)
        .flatMap(version -> version.resource().stream())
        .findFirst();
  }
}
