package dev.portcullis.wire.resource;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonNumber;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Enums as clients write them: by name, or by number as Google's clients for Java and Go do.
 *
 * @see <a href="https://protobuf.dev/programming-guides/json/">ProtoJSON</a>: a parser accepts both
 */
public final class ProtoEnum {

  private ProtoEnum() {}

  /** The field of this name, unless it is absent or number 0, which says the same. */
  public static Optional<Cursor> find(Fields fields, String name) {
    return fields.find(name).filter(field -> !isUnspecified(field));
  }

  private static boolean isUnspecified(Cursor field) {
    return field.value() instanceof JsonNumber number && number.toLong().equals(OptionalLong.of(0));
  }

  /**
   * The value that is meant.
   *
   * @param numbered the values with the numbers 1, 2, 3 ...; number 0 says that none was chosen,
   *     which is a problem here
   * @param named reads a name
   */
  public static <T> Optional<T> read(
      Cursor cursor, List<T> numbered, Function<Cursor, Optional<T>> named) {
    return cursor.value() instanceof JsonNumber
        ? cursor.integer(1, numbered.size()).map(number -> numbered.get((int) (number - 1)))
        : named.apply(cursor);
  }
}
