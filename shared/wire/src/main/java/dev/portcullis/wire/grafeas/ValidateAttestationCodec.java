package dev.portcullis.wire.grafeas;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.name.NoteName;
import java.util.Optional;

/**
 * Question and answer of {@code attestors.validateAttestationOccurrence}. Safe for use by many
 * threads.
 *
 * @see <a
 *     href="https://cloud.google.com/binary-authorization/docs/reference/rest/v1/projects.attestors/validateAttestationOccurrence">
 *     Google's reference</a>
 */
public final class ValidateAttestationCodec {

  /**
   * Reads the question. Empty only if a problem was reported; that there is a value does not mean
   * that none was.
   */
  public Optional<ValidateAttestationRequest> read(Cursor cursor) {
    return cursor.object().map(Fields::acceptingProtoNames).flatMap(ValidateAttestationCodec::read);
  }

  /** The answer for an attestation that verifies. */
  public JsonObject verified() {
    return JsonObject.builder().put("result", "VERIFIED").build();
  }

  /** The answer for any other; gcloud shows the reason. */
  public JsonObject notVerifiable(String denialReason) {
    return JsonObject.builder()
        .put("result", "ATTESTATION_NOT_VERIFIABLE")
        .put("denialReason", denialReason)
        .build();
  }

  private static Optional<ValidateAttestationRequest> read(Fields fields) {
    Optional<AttestationContent> content =
        fields.get("attestation").flatMap(AttestationContentCodec::read);
    Optional<NoteName> note =
        fields.get("occurrenceNote").flatMap(text -> text.text(NoteName::parse));
    Optional<ResourceUri> uri =
        fields.get("occurrenceResourceUri").flatMap(text -> text.text(ResourceUri::parse));
    fields.refuseUnknown();
    return content.flatMap(
        c -> note.flatMap(n -> uri.map(u -> new ValidateAttestationRequest(c, n, u))));
  }
}
