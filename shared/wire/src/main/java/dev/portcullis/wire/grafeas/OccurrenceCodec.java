package dev.portcullis.wire.grafeas;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.wire.resource.BoundedText;
import dev.portcullis.wire.resource.Received;
import java.util.Optional;

/**
 * An occurrence. Safe for use by many threads.
 *
 * <p>Published recipes write names as the {@code .proto} files do, so both spellings are read; of
 * the two alphabets of base64, gcloud writes the one and the documentation the other, so both are
 * read too. Answers are in camel case and in the standard alphabet.
 *
 * @see <a
 *     href="https://cloud.google.com/container-analysis/docs/reference/rest/v1/projects.occurrences">
 *     Google's reference</a>
 */
public final class OccurrenceCodec {

  private static final BoundedText REMEDIATION = BoundedText.upTo(4096);

  /**
   * Reads an occurrence, whose name the server gives. Empty only if a problem was reported; that
   * there is a value does not mean that none was.
   */
  public Optional<Occurrence> read(Cursor cursor) {
    return cursor.object().map(Fields::acceptingProtoNames).flatMap(OccurrenceCodec::read);
  }

  /** Writes an occurrence. */
  public JsonObject write(OccurrenceName name, Occurrence occurrence, Times times) {
    JsonObject.Builder object =
        JsonObject.builder()
            .put("name", name.toString())
            .put("resourceUri", occurrence.resourceUri().written())
            .put("noteName", occurrence.noteName().toString())
            .put("kind", AttestationKind.ATTESTATION);
    if (!occurrence.remediation().isEmpty()) {
      object.put("remediation", occurrence.remediation());
    }
    times.appendTo(object);
    return object.put("attestation", AttestationContentCodec.write(occurrence.content())).build();
  }

  private static Optional<Occurrence> read(Fields fields) {
    Received.passOverOutput(fields);
    AttestationKind.check(fields, "occurrences");
    Optional<ResourceUri> uri =
        fields.get("resourceUri").flatMap(text -> text.text(ResourceUri::parse));
    Optional<NoteName> note = fields.get("noteName").flatMap(text -> text.text(NoteName::parse));
    String remediation =
        fields.find("remediation").flatMap(text -> text.text(REMEDIATION)).orElse("");
    Optional<AttestationContent> content =
        fields.get("attestation").flatMap(AttestationContentCodec::read);
    fields.refuseUnknown();
    return uri.flatMap(
        u -> note.flatMap(n -> content.map(c -> new Occurrence(u, n, remediation, c))));
  }
}
