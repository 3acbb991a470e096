package dev.portcullis.record.outbox;

import dev.portcullis.verification.name.ProjectId;

/** Something that somebody outside has to be told. Immutable. */
public sealed interface OutboxMessage permits Notification, AttestationRequest {

  /** Whose outbox it is in. */
  ProjectId project();

  /** Its id there: the lane that it is in, {@code ~}, and its place in the lane. */
  String id();
}
