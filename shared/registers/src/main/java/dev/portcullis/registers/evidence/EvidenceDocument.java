package dev.portcullis.registers.evidence;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The attestations of one digest under one note. A copy of what the occurrences say, written in the
 * same commit as they are. Immutable.
 *
 * @param digest what they are about, as their occurrences claim
 * @param note what they hang on
 * @param noteCreateTime which note that is: one that was deleted and created again is another, and
 *     what hung on the first does not come back with the second
 * @param attestations in the order in which they came
 */
public record EvidenceDocument(
    Digest digest, NoteName note, Instant noteCreateTime, List<Attestation> attestations) {

  /** More than this many attestations of one image under one note nobody needs. */
  public static final int MAX_ATTESTATIONS = 100;

  /** A decision reads hundreds of these at once, so each is kept well below what a store keeps. */
  public static final int MAX_BODY_BYTES = 256 * 1024;

  public EvidenceDocument {
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(noteCreateTime, "noteCreateTime");
    attestations = List.copyOf(attestations);
  }

  /** No attestations yet. */
  public static EvidenceDocument empty(Digest digest, NoteName note, Instant noteCreateTime) {
    return new EvidenceDocument(digest, note, noteCreateTime, List.of());
  }

  /**
   * Reads a document. It must be the one for this digest and note: evidence is found by a hash, and
   * says itself what it is for.
   */
  public static EvidenceDocument read(Document document, Digest digest, NoteName note) {
    return Envelope.read(document, fields -> decode(fields, digest, note));
  }

  /** Whether the attestation of an occurrence is among these. */
  public boolean holds(OccurrenceName occurrence) {
    return attestations.stream().anyMatch(a -> a.occurrence().equals(occurrence));
  }

  /** The attestations that hang on the note that was created then; none for another of its name. */
  public List<Attestation> under(Instant created) {
    return noteCreateTime.equals(created) ? attestations : List.of();
  }

  /**
   * With one more attestation.
   *
   * @throws RegisterException if there is no room for it
   */
  public EvidenceDocument with(Attestation attestation) throws RegisterException {
    List<Attestation> more = new ArrayList<>(attestations);
    more.add(attestation);
    EvidenceDocument grown = new EvidenceDocument(digest, note, noteCreateTime, more);
    if (more.size() > MAX_ATTESTATIONS
        || grown.body().getBytes(StandardCharsets.UTF_8).length > MAX_BODY_BYTES) {
      throw new RegisterException(
          RegisterException.Kind.EXHAUSTED,
          "there are already "
              + attestations.size()
              + " attestations of "
              + digest
              + " under "
              + note
              + ", and no room for another; delete those that are not needed");
    }
    return grown;
  }

  /** Without the attestation of an occurrence. */
  public EvidenceDocument without(OccurrenceName occurrence) {
    return new EvidenceDocument(
        digest,
        note,
        noteCreateTime,
        attestations.stream().filter(a -> !a.occurrence().equals(occurrence)).toList());
  }

  /** The document's content. */
  public Content content(Instant now) {
    return Content.of(now, body());
  }

  private String body() {
    return JsonWriter.compact(
        Envelope.body()
            .put("digest", digest.toString())
            .put("note", note.toString())
            .put("noteCreateTime", noteCreateTime.toString())
            .put(
                "attestations",
                JsonArray.of(attestations.stream().map(EvidenceDocument::write).toList()))
            .build());
  }

  private static JsonObject write(Attestation attestation) {
    JsonObject.Builder object =
        JsonObject.builder()
            .put("occurrence", attestation.occurrence().toString())
            .put("payload", attestation.payload().base64());
    if (!attestation.tokens().isEmpty()) {
      object.put("tokens", JsonArray.ofStrings(attestation.tokens()));
    }
    return object
        .put(
            "signatures",
            JsonArray.of(
                attestation.signatures().stream()
                    .map(
                        signature ->
                            JsonObject.builder()
                                .put("publicKeyId", signature.keyId().value())
                                .put("signature", signature.bytes().base64())
                                .build())
                    .toList()))
        .build();
  }

  private static Optional<EvidenceDocument> decode(Fields fields, Digest digest, NoteName note) {
    expect(fields, "digest", digest.toString());
    expect(fields, "note", note.toString());
    Optional<Instant> created = fields.get("noteCreateTime").flatMap(Cursor::timestamp);
    Optional<List<Attestation>> attestations =
        fields.get("attestations").map(c -> c.list(EvidenceDocument::attestation));
    return created.isPresent() && attestations.isPresent()
        ? Optional.of(new EvidenceDocument(digest, note, created.get(), attestations.get()))
        : Optional.empty();
  }

  private static void expect(Fields fields, String name, String expected) {
    fields
        .get(name)
        .ifPresent(
            cursor ->
                cursor
                    .string()
                    .filter(text -> !text.equals(expected))
                    .ifPresent(text -> cursor.problem("is not `" + expected + "`")));
  }

  private static Optional<Attestation> attestation(Cursor stored) {
    return stored
        .object()
        .flatMap(
            fields -> {
              Optional<OccurrenceName> occurrence =
                  fields.get("occurrence").flatMap(c -> c.text(OccurrenceName::parse));
              Optional<Bytes> payload =
                  fields.get("payload").flatMap(Cursor::base64).map(Bytes::copyOf);
              Optional<List<Signature>> signatures =
                  fields.get("signatures").map(c -> c.list(EvidenceDocument::signature));
              List<String> tokens = fields.find("tokens").map(Cursor::strings).orElse(List.of());
              return occurrence.isPresent()
                      && payload.isPresent()
                      && signatures.filter(s -> !s.isEmpty() || !tokens.isEmpty()).isPresent()
                  ? Optional.of(
                      new Attestation(occurrence.get(), payload.get(), signatures.get(), tokens))
                  : Optional.empty();
            });
  }

  private static Optional<Signature> signature(Cursor stored) {
    return stored
        .object()
        .flatMap(
            fields -> {
              Optional<KeyId> key = fields.get("publicKeyId").flatMap(c -> c.text(KeyId::parse));
              Optional<Bytes> bytes =
                  fields.get("signature").flatMap(Cursor::base64).map(Bytes::copyOf);
              return key.isPresent() && bytes.isPresent()
                  ? Optional.of(new Signature(key.get(), bytes.get()))
                  : Optional.empty();
            });
  }
}
