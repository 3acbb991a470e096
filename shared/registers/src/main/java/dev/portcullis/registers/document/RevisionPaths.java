package dev.portcullis.registers.document;

import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.name.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the versions of a resource are kept, and how to see that the current one was lost. */
public final class RevisionPaths {

  private static final String REVISIONS = "revisions";

  /** 19 digits are fewer than a {@code long} can hold if the first is not a 9. */
  private static final Pattern ID = Pattern.compile("[0-8][0-9]{18}");

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

  /** The project that owns what is kept at a path. */
  public static ProjectId project(DocumentPath path) {
    return new ProjectId(path.toString().split("/", 3)[1]);
  }

  /** Where one version is kept, padded so that ids sort as numbers do. */
  static DocumentPath revision(DocumentPath path, long number) {
    return path.in(REVISIONS, id(number));
  }

  /** The place of a version in its resource's history. */
  static PageToken token(Instant time, long number) {
    return new PageToken(time, id(number));
  }

  /**
   * The number of the version whose place this is.
   *
   * @throws InvalidPageTokenException if it is a place in some other list
   */
  static long number(PageToken place) throws InvalidPageTokenException {
    if (!ID.matcher(place.id()).matches()) {
      throw new InvalidPageTokenException(null);
    }
    return Long.parseLong(place.id());
  }

  private static String id(long number) {
    return String.format(Locale.ROOT, "%019d", number);
  }
}
