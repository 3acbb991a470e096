package dev.portcullis.record.outbox;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.registers.document.UnreadableDocumentException;
import dev.portcullis.storage.Document;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.name.ProjectId;
import java.util.Optional;

/** How a message is stored. */
final class OutboxForm {

  private static final String MESSAGE = "message";

  private OutboxForm() {}

  static String write(OutboxMessage message) {
    JsonObject stored =
        message instanceof Notification notification
            ? write(notification)
            : write((AttestationRequest) message);
    return JsonWriter.compact(Envelope.body().put(MESSAGE, stored).build());
  }

  /**
   * Reads a message, which has to be the one of its document's id.
   *
   * @throws UnreadableDocumentException if it is none
   */
  static OutboxMessage read(ProjectId project, Lane lane, Document document) {
    return Envelope.read(
        document,
        fields ->
            fields
                .get(MESSAGE)
                .flatMap(stored -> lane.read(project, stored))
                .map(message -> requireAt(document, message)));
  }

  static Optional<Notification> readNotification(ProjectId project, Cursor stored) {
    Optional<Fields> fields = stored.object();
    Optional<Long> index =
        fields.flatMap(f -> f.get("index")).flatMap(c -> c.integer(0, Long.MAX_VALUE));
    Optional<String> kind = fields.flatMap(f -> f.get("kind")).flatMap(Cursor::string);
    Optional<JsonObject> content =
        fields
            .flatMap(f -> f.get("content"))
            .flatMap(c -> c.object().map(object -> (JsonObject) c.value()));
    return index.isPresent() && kind.isPresent() && content.isPresent()
        ? Optional.of(new Notification(project, index.get(), kind.get(), content.get()))
        : Optional.empty();
  }

  static Optional<AttestationRequest> readAttestation(ProjectId project, Cursor stored) {
    Optional<Fields> fields = stored.object();
    Optional<DecisionName> decision =
        fields
            .flatMap(f -> f.get("decision"))
            .flatMap(c -> c.text(id -> DecisionName.of(project, id)));
    Optional<Long> number = fields.flatMap(f -> f.get("number")).flatMap(c -> c.integer(0, 999));
    Optional<PinnedImage> image =
        fields.flatMap(f -> f.get("image")).flatMap(c -> c.text(OutboxForm::pinned));
    return decision.isPresent() && number.isPresent() && image.isPresent()
        ? Optional.of(new AttestationRequest(decision.get(), number.get().intValue(), image.get()))
        : Optional.empty();
  }

  private static JsonObject write(Notification notification) {
    return JsonObject.builder()
        .put("index", notification.index())
        .put("kind", notification.kind())
        .put("content", notification.content())
        .build();
  }

  private static JsonObject write(AttestationRequest request) {
    return JsonObject.builder()
        .put("decision", request.decision().id())
        .put("number", request.number())
        .put("image", request.image().canonical())
        .build();
  }

  private static OutboxMessage requireAt(Document document, OutboxMessage message) {
    if (!Outbox.path(message).equals(document.path())) {
      throw new IllegalArgumentException("it holds the message " + message.id());
    }
    return message;
  }

  private static PinnedImage pinned(String text) throws InvalidTextException {
    if (ImageReference.parse(text) instanceof PinnedImage pinned) {
      return pinned;
    }
    throw new InvalidTextException("is not an image with a digest");
  }
}
