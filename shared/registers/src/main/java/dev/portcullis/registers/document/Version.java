package dev.portcullis.registers.document;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.weakening.Weakening;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One entry of a resource's history. Immutable.
 *
 * @param <T> the resource
 * @param resource what it said; empty if this is where it was deleted
 * @param number which version it is
 * @param time when it was written
 * @param author who wrote it
 * @param weakenings what it weakened
 */
public record Version<T>(
    Optional<T> resource, long number, Instant time, Principal author, List<Weakening> weakenings) {

  public Version {
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(author, "author");
    weakenings = List.copyOf(weakenings);
  }

  /** What a client sends back to say that this is the version it has seen. */
  public String etag() {
    return Revision.etag(number);
  }
}
