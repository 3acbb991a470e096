package dev.portcullis.registers.change;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonValue;
import java.util.Objects;
import java.util.Optional;

/**
 * One value that is not what it was. Immutable.
 *
 * @param field where, as a path into the resource; an element of a list is named by its id
 * @param before what it was, unless there was none
 * @param after what it is, unless there is none
 */
public record Change(String field, Optional<JsonValue> before, Optional<JsonValue> after) {

  public Change {
    Objects.requireNonNull(field, "field");
    if (before.isEmpty() && after.isEmpty()) {
      throw new IllegalArgumentException("nothing changed into nothing");
    }
  }

  /** The change as JSON. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("field", field)
        .put("before", before)
        .put("after", after)
        .build();
  }
}
