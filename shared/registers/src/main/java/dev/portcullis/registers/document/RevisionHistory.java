package dev.portcullis.registers.document;

import dev.portcullis.registers.document.History.Entry;
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

  History<T> page(DocumentPath path, long newest, int limit, Optional<PageToken> after)
      throws InvalidPageTokenException {
    long first = newest;
    if (after.isPresent()) {
      first = Math.min(newest, RevisionPaths.number(after.get()) - 1);
    }
    if (first < 1) {
      return new History<>(List.of(), Optional.empty());
    }
    long last = Math.max(1, first - limit + 1);
    List<Version<T>> versions = read(path, first, last);
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

  /** The versions of the page, and two before it: what a version follows may be a deletion. */
  private List<Version<T>> read(DocumentPath path, long first, long last) {
    long end = Math.max(1, last - 2);
    List<DocumentPath> paths =
        LongStream.rangeClosed(end, first).mapToObj(n -> RevisionPaths.revision(path, n)).toList();
    Map<DocumentPath, Document> documents = store.getAll(paths);
    List<Version<T>> versions = new ArrayList<>();
    for (long number = first; number >= end; number--) {
      DocumentPath revision = RevisionPaths.revision(path, number);
      versions.add(pick(path, number, documents).orElseThrow(() -> RevisionPaths.lost(revision)));
    }
    return versions;
  }

  private static <T> Optional<T> before(List<Version<T>> versions, int position) {
    return versions.stream()
        .skip(position + 1L)
        .flatMap(version -> version.resource().stream())
        .findFirst();
  }
}
