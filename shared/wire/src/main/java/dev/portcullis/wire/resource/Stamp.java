package dev.portcullis.wire.resource;

import dev.portcullis.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What only the server says about a resource. Immutable.
 *
 * @param updateTime when the resource was last changed
 * @param etag which version of it this is
 */
public record Stamp(Optional<Instant> updateTime, Optional<String> etag) {

  private static final Stamp NONE = new Stamp(Optional.empty(), Optional.empty());

  public Stamp {
    Objects.requireNonNull(updateTime, "updateTime");
    Objects.requireNonNull(etag, "etag");
  }

  /** Nothing to say: for a resource that nobody has written yet, and for what is stored. */
  public static Stamp none() {
    return NONE;
  }

  /** The time and version of a stored resource. */
  public static Stamp of(Instant updateTime, String etag) {
    return new Stamp(Optional.of(updateTime), Optional.of(etag));
  }

  /** Adds the stamp's fields to a resource. */
  public void appendTo(JsonObject.Builder resource) {
    resource.putText("updateTime", updateTime.map(Instant::toString));
    resource.putText("etag", etag);
  }
}
