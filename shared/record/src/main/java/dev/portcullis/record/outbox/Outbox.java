package dev.portcullis.record.outbox;

import dev.portcullis.registers.document.BoundedPage;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.name.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Messages that wait to be delivered. Safe for use by many threads.
 *
 * <p>They stand in one collection, {@code outbox/PROJECT~ID}, and not under their projects: so the
 * message itself is the note that a project has something to deliver. An index beside it would be
 * one more document to write in every commit, on which all writers of a project meet, and one that
 * could say less than is true.
 */
public final class Outbox {

  private static final String COLLECTION = "outbox";

  /** Between the parts of an id; comes after every character that a project id or lane has. */
  private static final String SEPARATOR = "~";

  private final DocumentStore store;

  /** The outbox of a store. */
  public Outbox(DocumentStore store) {
    this.store = Objects.requireNonNull(store, "store");
  }

  /** The write that keeps a message until it is delivered. */
  public static Write put(OutboxMessage message, Instant time) {
    return Write.create(path(message), Content.of(time, OutboxForm.write(message)));
  }

  /** The write that keeps the notification of an event: an announcement, for the log. */
  public static Write announce(Event event, long index) {
    Notification whole = Notification.of(event, index);
    return Envelope.fits(OutboxForm.write(whole))
        ? put(whole, event.time())
        : put(Notification.brief(event, index), event.time());
  }

  /** Where a message waits. */
  public static DocumentPath path(OutboxMessage message) {
    return DocumentPath.of(COLLECTION, message.project() + SEPARATOR + message.id());
  }

  /** The project whose message waits at this path; empty if no message does. */
  public static Optional<ProjectId> projectOf(DocumentPath path) {
    return path.collection().equals(COLLECTION)
        ? Optional.of(new ProjectId(path.id().split(SEPARATOR, 2)[0]))
        : Optional.empty();
  }

  /**
   * The first project with a message that waits.
   *
   * @param after only projects behind this one, in the order of their ids
   */
  public Optional<ProjectId> nextProject(Optional<ProjectId> after) {
    Query query =
        Query.in(COLLECTION)
            .byId()
            .limit(1)
            // Behind every id of the project, as none begins with the separator.
            .after(after.map(project -> place(project + SEPARATOR + SEPARATOR)));
    return store.query(query).documents().stream()
        .findFirst()
        .flatMap(document -> projectOf(document.path()));
  }

  /** How many messages wait, counted no further than this number or a few mebibytes. */
  public int count(int most) {
    return BoundedPage.read(store, Query.in(COLLECTION).byId().limit(most), Optional::of)
        .items()
        .size();
  }

  /** The first documents of a lane, in order. */
  List<Document> list(ProjectId project, Lane lane, int limit) {
    String beginning = project + SEPARATOR + lane.id("");
    Query query = Query.in(COLLECTION).byId().limit(limit).after(place(beginning));
    return store.query(query).documents().stream()
        .takeWhile(document -> document.path().id().startsWith(beginning))
        .toList();
  }

  /** For lists by id, in which time says nothing. */
  private static PageToken place(String id) {
    return new PageToken(Instant.EPOCH, id);
  }
}
