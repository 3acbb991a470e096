package dev.portcullis.registers.document;

import dev.portcullis.registers.principal.Principal;
import java.time.Instant;
import java.util.Objects;

/**
 * One version of a resource. Immutable.
 *
 * @param <T> the resource
 * @param resource what it says
 * @param number which version it is: 1, 2, 3 ..., never given twice, also not after a delete
 * @param createTime when the resource was created, or created again
 * @param updateTime when this version was written
 * @param author who wrote it
 */
public record Revision<T>(
    T resource, long number, Instant createTime, Instant updateTime, Principal author) {

  public Revision {
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(createTime, "createTime");
    Objects.requireNonNull(updateTime, "updateTime");
    Objects.requireNonNull(author, "author");
  }

  /** What a client sends back to say which version it has seen. */
  public String etag() {
    return etag(number);
  }

  static String etag(long number) {
    return "r" + number;
  }
}
