package dev.portcullis.registers.occurrence;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.wire.grafeas.NoteCodec;
import dev.portcullis.wire.grafeas.Occurrence;
import dev.portcullis.wire.grafeas.filter.Property;
import java.time.Instant;
import java.util.Objects;

/**
 * An occurrence as it is kept. Immutable.
 *
 * @param name what it is called
 * @param occurrence what it says
 * @param createTime when it was created
 * @param updateTime when what it says last changed
 * @param author who created it
 */
public record StoredOccurrence(
    OccurrenceName name,
    Occurrence occurrence,
    Instant createTime,
    Instant updateTime,
    Principal author) {

  public StoredOccurrence {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(occurrence, "occurrence");
    Objects.requireNonNull(createTime, "createTime");
    Objects.requireNonNull(updateTime, "updateTime");
    Objects.requireNonNull(author, "author");
  }

  /** The same, saying something else since then. */
  StoredOccurrence changedTo(Occurrence changed, Instant now) {
    return new StoredOccurrence(name, changed, createTime, now, author);
  }

  /** What filters ask about. */
  Property.Values values() {
    return property ->
        switch (property) {
          case KIND -> NoteCodec.KIND;
          case NOTE_PROJECT_ID -> occurrence.noteName().project().value();
          case NOTE_ID -> occurrence.noteName().id();
          case RESOURCE_URI -> occurrence.resourceUri().normalized();
        };
  }
}
