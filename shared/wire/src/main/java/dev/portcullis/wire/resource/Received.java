package dev.portcullis.wire.resource;

import dev.portcullis.json.Fields;
import java.util.Objects;
import java.util.Optional;

/**
 * A resource that a client sent. Immutable.
 *
 * <p>Its name comes from the URL and its times from the server: what the client says about them is
 * ignored, because clients send back what they read.
 *
 * @param <T> the resource
 * @param value the resource
 * @param etag the version that the client believes it changes, if it said so
 */
public record Received<T>(T value, Optional<String> etag) {

  private static final BoundedText ETAG = BoundedText.upTo(256);

  public Received {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(etag, "etag");
  }

  /** The version that a resource's {@code etag} names; an empty one names none. */
  public static Optional<String> etagOf(Fields resource) {
    return ProtoText.find(resource, "etag", ETAG);
  }

  /** Passes over the fields of a resource that only the server fills in. */
  public static void passOverOutput(Fields resource) {
    resource.ignore("name", "createTime", "create_time", "updateTime", "update_time");
  }
}
