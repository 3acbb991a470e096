package dev.portcullis.wire.iam;

import java.util.Objects;

/**
 * When a binding holds. Immutable.
 *
 * @param title what it is called
 * @param description more about it; may be empty
 */
public record Condition(Expression expression, String title, String description) {

  public Condition {
    Objects.requireNonNull(expression, "expression");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(description, "description");
  }
}
