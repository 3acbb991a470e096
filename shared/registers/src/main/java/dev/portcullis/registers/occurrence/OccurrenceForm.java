package dev.portcullis.registers.occurrence;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.registers.document.PrincipalForm;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.grafeas.Occurrence;
import dev.portcullis.wire.grafeas.OccurrenceCodec;
import dev.portcullis.wire.grafeas.Times;
import java.time.Instant;
import java.util.Optional;

/** How an occurrence is stored. */
final class OccurrenceForm {

  static final String PROJECT = "project";
  static final String NOTE = "note";
  private static final String DIGEST = "digest";

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
                .put("author", PrincipalForm.write(stored.author()))
                .put("occurrence", codec.write(stored.name(), occurrence, Times.none()))
                .build());
    if (!Envelope.fits(body)) {
      throw new RegisterException(
          RegisterException.Kind.EXHAUSTED,
          "the occurrence is larger than can be kept; send fewer or shorter signatures");
    }
    Content content =
        Content.of(stored.createTime(), body)
            .withLabel(PROJECT, stored.name().project().value())
            .withLabel(NOTE, occurrence.noteName().toString());
    return occurrence
        .resourceUri()
        .digest()
        .map(Digest::toString)
        .map(digest -> content.withLabel(DIGEST, digest))
        .orElse(content);
  }

  StoredOccurrence read(Document document) {
    String[] parts = document.path().id().split("~", 2);
    OccurrenceName name = new OccurrenceName(new ProjectId(parts[0]), parts[1]);
    return Envelope.read(document, fields -> decode(name, fields));
  }

  private Optional<StoredOccurrence> decode(OccurrenceName name, Fields fields) {
    Optional<Instant> created = fields.get("createTime").flatMap(Cursor::timestamp);
    Optional<Principal> author = fields.get("author").flatMap(PrincipalForm::read);
    Optional<Occurrence> occurrence = fields.get("occurrence").flatMap(codec::read);
    return created.isPresent() && author.isPresent() && occurrence.isPresent()
        ? Optional.of(new StoredOccurrence(name, occurrence.get(), created.get(), author.get()))
        : Optional.empty();
  }
}
