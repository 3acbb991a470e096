package dev.portcullis.wire.grafeas;

import dev.portcullis.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When the server stored a note or an occurrence, and when it last changed it. Immutable.
 *
 * @param created when it was stored first
 * @param updated when it was last changed
 */
public record Times(Optional<Instant> created, Optional<Instant> updated) {

  private static final Times NONE = new Times(Optional.empty(), Optional.empty());

  public Times {
    Objects.requireNonNull(created, "created");
    Objects.requireNonNull(updated, "updated");
  }

  /** Nothing to say: for what is stored, beside which the times stand. */
  public static Times none() {
    return NONE;
  }

  /** Both times. */
  public static Times of(Instant created, Instant updated) {
    return new Times(Optional.of(created), Optional.of(updated));
  }

  void appendTo(JsonObject.Builder resource) {
    resource.putText("createTime", created.map(Instant::toString));
    resource.putText("updateTime", updated.map(Instant::toString));
  }
}
