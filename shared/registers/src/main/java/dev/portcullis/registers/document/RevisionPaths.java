package dev.portcullis.registers.document;

import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the versions of a resource are kept, and how to see that the current one was lost. */
public final class RevisionPaths {

  private static final String REVISIONS = "revisions";
  private static final Duration RESTORING = Duration.ofMinutes(1);

  private RevisionPaths() {}

  /** Everything that {@link #pick} has to see to tell "never written" from "lost". */
  public static List<DocumentPath> of(DocumentPath path) {
    return List.of(path, revision(path, 1));
  }

  /**
   * Picks the current version from documents that were fetched together; empty if there never was
   * one.
   *
   * @throws StoreUnavailableException if there was one and it is gone: neither a new history nor
   *     the default that holds where nobody ever wrote anything may take its place
   */
  public static Optional<Document> pick(DocumentPath path, Map<DocumentPath, Document> documents) {
    Document document = documents.get(path);
    if (document == null && documents.containsKey(revision(path, 1))) {
      throw lost(path);
    }
    return Optional.ofNullable(document);
  }

  /** What to say about a resource of which only the history is left. */
  public static StoreUnavailableException lost(DocumentPath path) {
    return new StoreUnavailableException(
        path + " was written and is not there; restore it from its newest revision",
        StoreUnavailableException.Outcome.NOTHING_WRITTEN,
        RESTORING,
        null);
  }

  /** Where one version is kept, padded so that ids sort as numbers do. */
  static DocumentPath revision(DocumentPath path, long number) {
    return path.in(REVISIONS, String.format(Locale.ROOT, "%019d", number));
  }
}
