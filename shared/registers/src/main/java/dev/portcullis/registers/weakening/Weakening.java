package dev.portcullis.registers.weakening;

import java.util.Objects;

/**
 * One way in which a version of a resource is not provably as strict as the one before. Immutable.
 *
 * @param field where, as a path into the resource; empty for the resource as a whole
 * @param message what got weaker: lower case, no full stop, input in backticks and bounded
 */
public record Weakening(String field, String message) {

  public Weakening {
    Objects.requireNonNull(field, "field");
    if (message.isBlank()) {
      throw new IllegalArgumentException("a weakening needs a message");
    }
  }

  /** The field and the message as one sentence. */
  @Override
  public String toString() {
    return field.isEmpty() ? message : field + ": " + message;
  }
}
