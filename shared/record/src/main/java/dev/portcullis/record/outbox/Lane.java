package dev.portcullis.record.outbox;

import dev.portcullis.json.Cursor;
import dev.portcullis.verification.name.ProjectId;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A row of messages of one project that leave in the order of their ids. What cannot be delivered
 * holds up its own lane and no other.
 */
enum Lane {
  /** What people are told; first, as it matters more. */
  NOTIFICATIONS("n", OutboxForm::readNotification),
  /** What the bridge attests. */
  ATTESTATIONS("a", OutboxForm::readAttestation);

  private final String prefix;

  // A reader holds nothing, which its type cannot say.
  @SuppressWarnings("ImmutableEnumChecker")
  private final BiFunction<ProjectId, Cursor, Optional<? extends OutboxMessage>> reader;

  Lane(String prefix, BiFunction<ProjectId, Cursor, Optional<? extends OutboxMessage>> reader) {
    this.prefix = prefix;
    this.reader = reader;
  }

  /** The id of a message in this lane. */
  String id(String place) {
    return prefix + "~" + place;
  }

  /** Reads a message of this lane out of a document. */
  Optional<? extends OutboxMessage> read(ProjectId project, Cursor stored) {
    return reader.apply(project, stored);
  }
}
