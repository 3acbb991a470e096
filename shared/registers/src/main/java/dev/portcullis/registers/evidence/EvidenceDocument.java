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
 * @param attestations in the order in which they came
 */
public record EvidenceDocument(Digest digest, NoteName note, List<Attestation> attestations) {

  /** More than this many attestations of one image under one note nobody needs. */
  public static final int MAX_ATTESTATIONS = 100;

  public EvidenceDocument {
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(note, "note");
    attestations = List.copyOf(attestations);
  }

  /** No attestations yet. */
  public static EvidenceDocument empty(Digest digest, NoteName note) {
    return new EvidenceDocument(digest, note, List.of());
  }

  /**
   * Reads a document. It must be the one for this digest and note: evidence is found by a hash, and
   * says itself what it is for.
   */
  public static EvidenceDocument read(Document document, Digest digest, NoteName note) {
    return Envelope.read(document, fields -> decode(fields, digest, note));
  }

  /**
   * With one more attestation.
   *
   * @throws RegisterException if there is no room for it
   */
  public EvidenceDocument with(Attestation attestation) throws RegisterException {
    List<Attestation> more = new ArrayList<>(attestations);
    more.add(attestation);
    EvidenceDocument grown = new EvidenceDocument(digest, note, more);
    if (more.size() > MAX_ATTESTATIONS || !Envelope.fits(grown.body())) {
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
            .put(
                "attestations",
                JsonArray.of(attestations.stream().map(EvidenceDocument::write).toList()))
            .build());
  }

  private static JsonObject write(Attestation attestation) {
    return JsonObject.builder()
        .put("occurrence", attestation.occurrence().toString())
        .put("payload", attestation.payload().base64())
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
    return fields
        .get("attestations")
        .map(c -> new EvidenceDocument(digest, note, c.list(EvidenceDocument::attestation)));
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
                  fields
                      .get("signatures")
                      .map(c -> c.list(EvidenceDocument::signature))
                      .filter(list -> !list.isEmpty());
              return occurrence.isPresent() && payload.isPresent() && signatures.isPresent()
                  ? Optional.of(new Attestation(occurrence.get(), payload.get(), signatures.get()))
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
