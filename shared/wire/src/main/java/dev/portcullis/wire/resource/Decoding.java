package dev.portcullis.wire.resource;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Problems;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decodes whole documents.
 *
 * <p>A decoder that met an unknown field may still have a value to answer. Here nobody gets it: the
 * answer is a document without any problem, or all problems of the document.
 */
public final class Decoding {

  private Decoding() {}

  /**
   * The value of a document.
   *
   * @throws InvalidInputException if the decoder found anything wrong; says all of it
   */
  public static <T> T decode(JsonValue document, Function<Cursor, Optional<T>> decoder)
      throws InvalidInputException {
    Problems problems = new Problems();
    Optional<T> decoded = decoder.apply(Cursor.root(document, problems));
    problems.throwIfAny();
    return decoded.orElseThrow(
        () -> new IllegalStateException("a decoder gave no value and no problem"));
  }
}
