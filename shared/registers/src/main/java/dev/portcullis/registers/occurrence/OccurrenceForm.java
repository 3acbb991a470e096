package dev.portcullis.registers.occurrence;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.principal.PrincipalForm;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.grafeas.Occurrence;
import dev.portcullis.wire.grafeas.OccurrenceCodec;
import dev.portcullis.wire.grafeas.Times;
import java.time.Instant;
import java.util.Optional;

/** How an occurrence is stored. */
final class OccurrenceForm {

  static final String COLLECTION = "occurrences";

  private final OccurrenceCodec codec = new OccurrenceCodec();

  /**
   * The content of an occurrence's document.
   *
   * @throws RegisterException if it is larger than a document can be
   */
  Content write(StoredOccurrence stored) throws RegisterException {
    Occurrence occurrence = stored.occurrence();
    String body =
        JsonWriter.compact(
            Envelope.body()
                .put("createTime", stored.createTime().toString())
                .put("updateTime", stored.updateTime().toString())
                .put("author", PrincipalForm.write(stored.author()))
                .put("occurrence", codec.write(stored.name(), occurrence, Times.none()))
                .build());
    if (!Envelope.fits(body)) {
      throw new RegisterException(
          RegisterException.Kind.EXHAUSTED,
          "the occurrence is larger than can be kept; send fewer or shorter signatures");
    }
    return OccurrenceLabels.addTo(Content.of(stored.createTime(), body), stored.name(), occurrence);
  }

  /** Where an occurrence is kept: not under its project, as a note's may be in any project. */
  static DocumentPath path(OccurrenceName name) {
    return DocumentPath.of(COLLECTION, name.project() + "~" + name.id());
  }

  StoredOccurrence read(Document document) {
    String[] parts = document.path().id().split("~", 2);
    OccurrenceName name = new OccurrenceName(new ProjectId(parts[0]), parts[1]);
    return Envelope.read(document, fields -> decode(name, fields));
  }

  private Optional<StoredOccurrence> decode(OccurrenceName name, Fields fields) {
    Optional<Instant> created = fields.get("createTime").flatMap(Cursor::timestamp);
    Optional<Instant> updated =
        fields.find("updateTime").flatMap(Cursor::timestamp).or(() -> created);
    Optional<Principal> author = fields.get("author").flatMap(PrincipalForm::read);
    Optional<Occurrence> occurrence =
        fields.get("occurrence").flatMap(cursor -> codec.readNamed(cursor, read -> name));
    return created.isPresent()
            && updated.isPresent()
            && author.isPresent()
            && occurrence.isPresent()
        ? Optional.of(
            new StoredOccurrence(
                name, occurrence.get(), created.get(), updated.get(), author.get()))
        : Optional.empty();
  }
}
