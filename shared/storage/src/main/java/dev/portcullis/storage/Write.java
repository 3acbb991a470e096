package dev.portcullis.storage;

import java.util.Objects;

/** One change to one document, and what must hold for it to happen. Immutable. */
public sealed interface Write {

  /** What is changed. */
  DocumentPath path();

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
  }
}
