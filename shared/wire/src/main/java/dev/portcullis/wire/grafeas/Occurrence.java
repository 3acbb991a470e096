package dev.portcullis.wire.grafeas;

import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import java.util.Objects;

/**
 * An attestation about one resource, hung on a note. Immutable.
 *
 * @param resourceUri what it is about: a claim until the signed payload says the same
 * @param noteName the note that it hangs on
 * @param remediation what its author wrote for whoever finds it, perhaps nothing
 * @param content what was signed, and the signatures
 */
public record Occurrence(
    ResourceUri resourceUri, NoteName noteName, String remediation, AttestationContent content) {

  public Occurrence {
    Objects.requireNonNull(resourceUri, "resourceUri");
    Objects.requireNonNull(noteName, "noteName");
    Objects.requireNonNull(remediation, "remediation");
    Objects.requireNonNull(content, "content");
  }

  /** What a decision can use of it. */
  public Attestation attestation(OccurrenceName name) {
    return new Attestation(name, content.serializedPayload(), content.signatures(), content.jwts());
  }
}
