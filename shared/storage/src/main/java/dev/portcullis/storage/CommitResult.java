package dev.portcullis.storage;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What became of a commit. A conflict is an answer, not an error: the caller reads again. */
public sealed interface CommitResult {

  /** Why nothing was written, or empty if all was. */
  Optional<Conflict> conflict();

  /**
   * All of it is durable.
   *
   * @param versions the new version of every document created or updated
   */
  record Committed(Map<DocumentPath, Version> versions) implements CommitResult {
    public Committed {
      versions = Map.copyOf(versions);
    }

    /** The new version of a document that the commit created or updated. */
    public Version versionOf(DocumentPath path) {
      Version version = versions.get(path);
      if (version == null) {
        throw new IllegalArgumentException("the commit did not write " + path);
      }
      return version;
    }

    @Override
    public Optional<Conflict> conflict() {
      return Optional.empty();
    }
  }

  /**
   * Nothing was written, as one precondition did not hold.
   *
   * @param path the document of the first write, in the order given, whose precondition failed
   * @param kind how it failed
   */
  record Conflict(DocumentPath path, Kind kind) implements CommitResult {

    /** How a precondition can fail. */
    public enum Kind {
      /** A create found a document. */
      ALREADY_EXISTS,
      /** An update or delete found another version. */
      STALE,
      /** An update or delete found nothing. */
      MISSING
    }

    public Conflict {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(kind, "kind");
    }

    @Override
    public Optional<Conflict> conflict() {
      return Optional.of(this);
    }
  }
}
