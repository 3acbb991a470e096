package dev.portcullis.storage;

import dev.portcullis.storage.CommitResult.Conflict;
import java.util.Objects;
import java.util.Optional;

/** One change to one document, and what must hold for it to happen. Immutable. */
public sealed interface Write {

  /** What is changed. */
  DocumentPath path();

  /**
   * Why this may not happen to what is stored now, if so: the one meaning of every precondition,
   * for adapters.
   *
   * @param found the version of the document that is there, or empty if there is none
   */
  Optional<Conflict.Kind> conflictWith(Optional<Version> found);

  /** Writes a document that must not exist yet. */
  static Write create(DocumentPath path, Content content) {
    return new Create(path, content);
  }

  /** Replaces a document that must still be as it was read. */
  static Write update(Document read, Content content) {
    return new Update(read.path(), read.version(), content);
  }

  /** Removes a document that must still be as it was read. */
  static Write delete(Document read) {
    return new Delete(read.path(), read.version());
  }

  /**
   * Writes a document that must not exist yet.
   *
   * @param path where
   * @param content what
   */
  record Create(DocumentPath path, Content content) implements Write {
    public Create {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(content, "content");
    }

    @Override
    public Optional<Conflict.Kind> conflictWith(Optional<Version> found) {
      return found.map(version -> Conflict.Kind.ALREADY_EXISTS);
    }
  }

  /**
   * Replaces a document, whole, if it still has the version that was read.
   *
   * @param path where
   * @param expected the version it must have
   * @param content what
   */
  record Update(DocumentPath path, Version expected, Content content) implements Write {
    public Update {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(expected, "expected");
      Objects.requireNonNull(content, "content");
    }

    @Override
    public Optional<Conflict.Kind> conflictWith(Optional<Version> found) {
      return mismatch(expected, found);
    }
  }

  /**
   * Removes a document if it still has the version that was read.
   *
   * @param path where
   * @param expected the version it must have
   */
  record Delete(DocumentPath path, Version expected) implements Write {
    public Delete {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(expected, "expected");
    }

    @Override
    public Optional<Conflict.Kind> conflictWith(Optional<Version> found) {
      return mismatch(expected, found);
    }
  }

  private static Optional<Conflict.Kind> mismatch(Version expected, Optional<Version> found) {
    if (found.isEmpty()) {
      return Optional.of(Conflict.Kind.MISSING);
    }
    return found.filter(version -> !version.equals(expected)).map(version -> Conflict.Kind.STALE);
  }
}
