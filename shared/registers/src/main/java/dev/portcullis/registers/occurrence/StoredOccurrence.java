package dev.portcullis.registers.occurrence;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.wire.grafeas.Occurrence;
import java.time.Instant;
import java.util.Objects;

/**
 * An occurrence as it is kept. Immutable.
 *
 * @param name what it is called
 * @param occurrence what it says
 * @param createTime when it was created
 * @param author who created it
 */
public record StoredOccurrence(
    OccurrenceName name, Occurrence occurrence, Instant createTime, Principal author) {

  public StoredOccurrence {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(occurrence, "occurrence");
    Objects.requireNonNull(createTime, "createTime");
    Objects.requireNonNull(author, "author");
  }
}
