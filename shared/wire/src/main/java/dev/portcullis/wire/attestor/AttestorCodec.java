package dev.portcullis.wire.attestor;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.wire.resource.ApiVersion;
import dev.portcullis.wire.resource.BoundedText;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.util.List;
import java.util.Optional;

/**
 * An attestor. Safe for use by many threads.
 *
 * @see <a
 *     href="https://cloud.google.com/binary-authorization/docs/reference/rest/v1/projects.attestors">
 *     Google's reference</a>
 */
public final class AttestorCodec {

  private final PublicKeys keys;

  /** A codec that treats keys in this way. */
  public AttestorCodec(PublicKeys keys) {
    this.keys = keys;
  }

  /**
   * Reads an attestor, whose name is the URL's. Empty only if a problem was reported; that there is
   * a value does not mean that none was.
   */
  public Optional<Received<Attestor>> read(Cursor cursor, AttestorName name, ApiVersion version) {
    return cursor
        .object()
        .map(Fields::acceptingProtoNames)
        .flatMap(fields -> read(fields, name, version));
  }

  /**
   * Writes an attestor.
   *
   * @param delegationServiceAccountEmail the identity that reads the note's occurrences, to which
   *     the note's owner must give leave; empty where reading needs none
   */
  public JsonObject write(
      Attestor attestor,
      Stamp stamp,
      Optional<String> delegationServiceAccountEmail,
      ApiVersion version) {
    JsonObject.Builder note = JsonObject.builder().put("noteReference", attestor.note().toString());
    if (!attestor.keys().isEmpty()) {
      note.put("publicKeys", PublicKeys.write(attestor.keys(), version));
    }
    note.putText("delegationServiceAccountEmail", delegationServiceAccountEmail);
    JsonObject.Builder object = JsonObject.builder().put("name", attestor.name().toString());
    if (!attestor.description().isEmpty()) {
      object.put("description", attestor.description());
    }
    object.put(version.noteField(), note.build());
    stamp.appendTo(object);
    return object.build();
  }

  private Optional<Received<Attestor>> read(Fields fields, AttestorName name, ApiVersion version) {
    Received.passOverOutput(fields);
    Optional<String> etag = Received.etagOf(fields);
    String description = BoundedText.descriptionOf(fields);
    Optional<Attestor> attestor =
        fields
            .get(version.noteField())
            .flatMap(Cursor::object)
            .map(Fields::acceptingProtoNames)
            .flatMap(note -> attestor(name, description, note));
    fields.refuseUnknown();
    return attestor.map(value -> new Received<>(value, etag));
  }

  private Optional<Attestor> attestor(AttestorName name, String description, Fields fields) {
    fields.ignore("delegationServiceAccountEmail", "delegation_service_account_email");
    Optional<NoteName> note =
        fields.get("noteReference").flatMap(text -> text.text(AttestorCodec::noteReference));
    List<PublicKey> publicKeys = fields.find("publicKeys").map(keys::read).orElse(List.of());
    fields.refuseUnknown();
    return note.map(reference -> new Attestor(name, description, reference, publicKeys));
  }

  /** Google asks for the project's id here, so that one note has one name. */
  private static NoteName noteReference(String text) throws InvalidTextException {
    NoteName note = NoteName.parse(text);
    if (note.project().isNumber()) {
      throw new InvalidTextException("must name the note's project by its id, not by its number");
    }
    return note;
  }
}
