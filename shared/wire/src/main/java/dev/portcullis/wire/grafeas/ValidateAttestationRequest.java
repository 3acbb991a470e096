package dev.portcullis.wire.grafeas;

import dev.portcullis.verification.name.NoteName;
import java.util.Objects;

/**
 * The question whether an attestor would accept an occurrence. Immutable.
 *
 * @param content what was signed, and the signatures
 * @param occurrenceNote the note that the occurrence hangs on
 * @param occurrenceResourceUri what the occurrence claims to be about
 */
public record ValidateAttestationRequest(
    AttestationContent content, NoteName occurrenceNote, ResourceUri occurrenceResourceUri) {

  public ValidateAttestationRequest {
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(occurrenceNote, "occurrenceNote");
    Objects.requireNonNull(occurrenceResourceUri, "occurrenceResourceUri");
  }
}
