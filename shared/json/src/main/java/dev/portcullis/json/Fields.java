package dev.portcullis.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of one object; remembers which were asked for, so that {@link #refuseUnknown} can name
 * the rest. Not safe for use by several threads.
 */
public final class Fields {

  private final Cursor cursor;
  private final JsonObject object;
  private final Set<String> asked;
  private final boolean protoNames;

  Fields(Cursor cursor, JsonObject object) {
    this(cursor, object, new LinkedHashSet<>(), false);
  }

  private Fields(Cursor cursor, JsonObject object, Set<String> asked, boolean protoNames) {
    this.cursor = cursor;
    this.object = object;
    this.asked = asked;
    this.protoNames = protoNames;
  }

  /** The object itself. */
  public Cursor cursor() {
    return cursor;
  }

  /**
   * The same fields, each to be found by its name in the {@code .proto} file too: {@code noteName}
   * also as {@code note_name}, as the JSON mapping of Protocol Buffers has it. Both at once is a
   * problem. Holds for this object, not for the objects in it.
   */
  public Fields acceptingProtoNames() {
    return new Fields(cursor, object, asked, true);
  }

  /**
   * The field of this name; null counts as absent, as it does for Protocol Buffers and Kubernetes.
   */
  public Optional<Cursor> find(String name) {
    asked.add(name);
    String found = protoNames ? presentName(name) : name;
    return object
        .find(found)
        .map(value -> cursor.field(found, value))
        .filter(field -> !field.isNull());
  }

  /** The field of this name; that it is absent or null is a problem. */
  public Optional<Cursor> get(String name) {
    Optional<Cursor> field = find(name);
    if (field.isEmpty()) {
      cursor.fieldProblem(name, "is required");
    }
    return field;
  }

  /**
   * All fields, for an object that is a map from texts; marks all as read. A null is in it, as a
   * cursor at a null.
   */
  public Map<String, Cursor> all() {
    asked.addAll(object.fields().keySet());
    Map<String, Cursor> all = new LinkedHashMap<>();
    object.fields().forEach((name, value) -> all.put(name, cursor.field(name, value)));
    return Collections.unmodifiableMap(all);
  }

  /** Marks fields as known although nothing reads them. */
  public void ignore(String... names) {
    asked.addAll(Arrays.asList(names));
  }

  /**
   * Reports every field that nothing asked for, with the nearest name that something did ask for.
   */
  public void refuseUnknown() {
    for (Map.Entry<String, JsonValue> field : object.fields().entrySet()) {
      String name = field.getKey();
      if (!asked.contains(name)) {
        cursor.field(name, field.getValue()).problem(() -> "unknown field" + suggestion(name));
      }
    }
  }

  private String suggestion(String unknown) {
    List<String> absent = asked.stream().filter(name -> object.find(name).isEmpty()).toList();
    return NearNames.nearest(unknown, absent)
        .map(name -> "; did you mean `" + name + "`?")
        .orElse("");
  }

  private String presentName(String name) {
    String protoName = ProtoNames.of(name);
    asked.add(protoName);
    boolean both =
        !protoName.equals(name)
            && object.find(name).isPresent()
            && object.find(protoName).isPresent();
    if (both) {
      cursor.fieldProblem(name, "is given twice, also as `" + protoName + "`; leave one out");
    }
    return object.find(name).isPresent() ? name : protoName;
  }
}
