package dev.portcullis.wire.grafeas;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonValue;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.wire.resource.BoundedText;
import dev.portcullis.wire.resource.Decoding;
import dev.portcullis.wire.resource.Received;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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

  /** The fields that a client may change in an occurrence that is there. */
  public static final Set<String> CHANGEABLE = Set.of("remediation");

  private static final Set<String> KNOWN =
      Set.of(
          "name",
          "resourceUri",
          "noteName",
          "kind",
          "remediation",
          "createTime",
          "updateTime",
          "attestation");

  private static final BoundedText REMEDIATION = BoundedText.upTo(4096);

  /**
   * Reads an occurrence, whose name the server gives. Empty only if a problem was reported; that
   * there is a value does not mean that none was.
   */
  public Optional<Occurrence> read(Cursor cursor) {
    return cursor.object().map(Fields::acceptingProtoNames).flatMap(OccurrenceCodec::read);
  }

  /**
   * Reads an occurrence that, if it says its name, must say the one that it gets. Empty as the
   * other is.
   *
   * @param naming the name that an occurrence gets
   */
  public Optional<Occurrence> readNamed(
      Cursor cursor, Function<Occurrence, OccurrenceName> naming) {
    Optional<Occurrence> read = read(cursor);
    read.ifPresent(
        occurrence ->
            cursor
                .object()
                .ifPresent(fields -> SentName.mustBe(fields, "name", naming.apply(occurrence))));
    return read;
  }

  /**
   * The occurrence that a request makes of another: the same but for its remediation. What was
   * signed stays what it was, as decisions name the occurrences that they relied on.
   *
   * @throws InvalidInputException saying everything that is wrong with it
   */
  public Occurrence change(OccurrenceName name, Occurrence before, JsonValue sent, FieldMask mask)
      throws InvalidInputException {
    JsonObject current = write(name, before, Times.none());
    return Decoding.decode(
        mask.apply(current, sent, KNOWN), cursor -> readChanged(cursor, name, before));
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

  private Optional<Occurrence> readChanged(Cursor cursor, OccurrenceName name, Occurrence before) {
    Optional<Occurrence> read = readNamed(cursor, occurrence -> name);
    Optional<Fields> fields = read.isPresent() ? cursor.object() : Optional.empty();
    fields.ifPresent(
        all -> {
          Occurrence after = read.orElseThrow();
          Fields named = all.acceptingProtoNames();
          mustStay(named, "resourceUri", before.resourceUri(), after.resourceUri());
          mustStay(named, "noteName", before.noteName(), after.noteName());
          mustStay(named, "attestation", before.content(), after.content());
        });
    return read;
  }

  private static void mustStay(Fields fields, String name, Object before, Object after) {
    if (!before.equals(after)) {
      fields
          .find(name)
          .ifPresent(
              field -> field.problem("cannot be changed; create another occurrence instead"));
    }
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
