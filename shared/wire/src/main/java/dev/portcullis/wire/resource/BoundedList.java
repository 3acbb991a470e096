package dev.portcullis.wire.resource;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.JsonArray;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists of limited length. */
public final class BoundedList {

  private BoundedList() {}

  /**
   * The decoded elements of an array. A longer one is a problem and decoded not at all, so that its
   * length costs nothing.
   */
  public static <T> List<T> of(Cursor array, int most, Function<Cursor, Optional<T>> decoder) {
    if (isLongerThan(array, most)) {
      array.problem("has more than " + most + " elements");
      return List.of();
    }
    return array.list(decoder);
  }

  /** The same of an array that must not be empty. */
  public static <T> List<T> filled(Cursor array, int most, Function<Cursor, Optional<T>> decoder) {
    if (array.value() instanceof JsonArray elements && elements.values().isEmpty()) {
      array.problem("needs at least one element");
    }
    return of(array, most, decoder);
  }

  /** Whether the value is an array, and one with elements. */
  public static boolean isFilled(Cursor cursor) {
    return isLongerThan(cursor, 0);
  }

  private static boolean isLongerThan(Cursor cursor, int length) {
    return cursor.value() instanceof JsonArray array && array.values().size() > length;
  }
}
