package dev.portcullis.json;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * One thing that is wrong with an input, and where.
 *
 * @param path where in the document, such as {@code spec.containers[0].image}; empty for the
 *     document as a whole
 * @param line the line in the source, from 1, if it is known
 * @param message what is wrong and what to do about it, as the rest of a sentence that begins with
 *     the path: {@code is required}
 */
public record Problem(String path, OptionalInt line, String message) {

  public Problem {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(line, "line");
    if (message.isBlank()) {
      throw new IllegalArgumentException("a problem needs a message");
    }
  }

  /** The whole sentence: {@code spec.containers[0].image (line 12): is required}. */
  @Override
  public String toString() {
    String place = path.isEmpty() ? "document" : path;
    String source = line.isPresent() ? " (line " + line.getAsInt() + ")" : "";
    return place + source + ": " + message;
  }
}
