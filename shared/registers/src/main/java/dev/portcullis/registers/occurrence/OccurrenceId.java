package dev.portcullis.registers.occurrence;

import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.grafeas.AttestationContent;
import dev.portcullis.wire.grafeas.Occurrence;

/**
 * Derives the id of an occurrence from what it says, so that creating it twice creates one: clients
 * repeat a request whose answer they did not see.
 */
final class OccurrenceId {

  private OccurrenceId() {}

  static OccurrenceName of(ProjectId project, Occurrence occurrence) {
    AttestationContent content = occurrence.content();
    Sha256 hash =
        Sha256.start()
            .part(project.value())
            .part(occurrence.noteName().toString())
            .part(occurrence.resourceUri().normalized())
            .part(content.serializedPayload().toByteArray());
    for (Signature signature : content.signatures()) {
      hash = hash.part(signature.keyId().value()).part(signature.bytes().toByteArray());
    }
    // A part that no key id is: tokens must not pass for signatures.
    hash = hash.part(" jwts ");
    for (String jwt : content.jwts()) {
      hash = hash.part(jwt);
    }
    return new OccurrenceName(project, hash.hex());
  }
}
