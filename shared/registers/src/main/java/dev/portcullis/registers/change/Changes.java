package dev.portcullis.registers.change;

import dev.portcullis.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What is different between two versions of a resource. Immutable.
 *
 * @param list in the order of the newer version, what it no longer has behind what it has
 * @param complete whether that is all: no more than {@link #MAX} are listed
 */
public record Changes(List<Change> list, boolean complete) {

  /** How many changes are listed. */
  public static final int MAX = 100;

  public Changes {
    list = List.copyOf(list);
  }

  /** Compares two versions; where there is none, there is nothing in it. */
  public static Changes between(Optional<JsonObject> before, Optional<JsonObject> after) {
    Comparison comparison = new Comparison(MAX);
    comparison.objects("", before.orElse(JsonObject.empty()), after.orElse(JsonObject.empty()));
    return new Changes(comparison.found(), comparison.isComplete());
  }
}
