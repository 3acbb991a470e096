package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One field of a manifest, at whatever depth.
 *
 * @param name its name
 * @param cursor its value
 * @param holder the name of the field in which the object stands that has it; empty for the
 *     document
 */
record Place(String name, Cursor cursor, String holder) {

  /** Maps from names that somebody chose to texts: a name says nothing about its value there. */
  private static final Set<String> TEXT_MAPS =
      Set.of("annotations", "labels", "matchlabels", "nodeselector", "environmentvariables");

  private static final Set<String> VARIABLES = Set.of("environmentvariables");
  private static final int LONGEST_HOLDER = 64;

  /**
   * All fields of a document, in its order.
   *
   * @param unread the paths of what is passed over with all that is in it
   */
  static List<Place> all(Cursor document, Set<String> unread) {
    List<Place> places = new ArrayList<>();
    collect(document, "", unread, places);
    return places;
  }

  /** Whether it is an entry of a map whose names somebody chose. */
  boolean isTextInMap() {
    return cursor.value() instanceof JsonString && isHeldBy(TEXT_MAPS);
  }

  /** Whether it is an entry of the variables of a build. */
  boolean isVariable() {
    return isHeldBy(VARIABLES);
  }

  /** The length goes first: a huge holder with very many fields would cost their product. */
  private boolean isHeldBy(Set<String> folded) {
    return holder.length() <= LONGEST_HOLDER && folded.contains(PolicyKeys.fold(holder));
  }

  /** Makes the text of a path only where it may matter. */
  private static boolean isUnread(String name, Cursor value, Set<String> unread) {
    for (String path : unread) {
      if (path.endsWith(name) && path.equals(value.path())) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing stands there: null, or an empty text, as Protocol Buffers have it. */
  boolean saysNothing() {
    return cursor.isNull() || (cursor.value() instanceof JsonString text && text.value().isEmpty());
  }

  private static void collect(
      Cursor cursor, String holder, Set<String> unread, List<Place> places) {
    if (cursor.value() instanceof JsonArray) {
      for (Cursor element : cursor.array().orElse(List.of())) {
        collect(element, holder, unread, places);
      }
    } else if (cursor.value() instanceof JsonObject) {
      Map<String, Cursor> fields = cursor.object().map(Fields::all).orElse(Map.of());
      fields.forEach(
          (name, value) -> {
            if (!isUnread(name, value, unread)) {
              places.add(new Place(name, value, holder));
              collect(value, name, unread, places);
            }
          });
    }
  }
}
