package dev.portcullis.registers.journal;

import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.principal.PrincipalForm;
import dev.portcullis.verification.name.ProjectId;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that happened in a project, to be put on record. Immutable.
 *
 * <p>What tells of persons stands apart from the facts: the log keeps a salted hash of it in the
 * leaf and the text beside the leaf, so that it can be erased and every proof still holds.
 *
 * @param project whose log it belongs to
 * @param kind what sort of thing happened
 * @param time when
 * @param subject the full name of the resource that it happened to
 * @param facts what happened, without anything that tells of a person
 * @param particulars who did it, and what they or others said: may be erased one day
 */
public record Event(
    ProjectId project,
    EventKind kind,
    Instant time,
    String subject,
    JsonObject facts,
    JsonObject particulars) {

  public Event {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(particulars, "particulars");
    if (subject.isEmpty()) {
      throw new IllegalArgumentException("an event happens to something");
    }
  }

  /** The beginning of an event's particulars: who did it. */
  public static JsonObject.Builder particulars(Principal actor) {
    return JsonObject.builder().put("actor", PrincipalForm.write(actor));
  }
}
