package dev.portcullis.registers.document;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.weakening.Weakening;
import java.time.Instant;
import java.util.List;
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
 * @param weakenings what it weakened, compared with the version before
 */
public record Revision<T>(
    T resource,
    long number,
    Instant createTime,
    Instant updateTime,
    Principal author,
    List<Weakening> weakenings) {

  public Revision {
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(createTime, "createTime");
    Objects.requireNonNull(updateTime, "updateTime");
    Objects.requireNonNull(author, "author");
    weakenings = List.copyOf(weakenings);
  }

  /** What a client sends back to say which version it has seen. */
  public String etag() {
    return etag(number);
  }

  /** The etag of the version before: what a client has seen who sent the change to this one. */
  public String etagBefore() {
    return etag(number - 1);
  }

  static String etag(long number) {
    return "r" + number;
  }
}
