package dev.portcullis.storage;

import java.util.Objects;

/**
 * A document as it was read. Immutable.
 *
 * @param path where it is
 * @param version which writing of it this is
 * @param content what was written
 */
public record Document(DocumentPath path, Version version, Content content) {

  public Document {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(content, "content");
  }

  /** The body, for short. */
  public String body() {
    return content.body();
  }
}
