package dev.portcullis.wire.grafeas;

import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.signature.Bytes;
import java.util.List;
import java.util.Objects;

/**
 * What was signed and who is said to have signed it, as received: nothing here is verified.
 * Immutable.
 *
 * @param serializedPayload what was signed, byte for byte; empty where only tokens were sent
 * @param signatures signatures over the payload
 * @param jwts compact JSON Web Tokens that carry a payload each
 */
public record AttestationContent(
    Bytes serializedPayload, List<Signature> signatures, List<String> jwts) {

  public AttestationContent {
    Objects.requireNonNull(serializedPayload, "serializedPayload");
    signatures = List.copyOf(signatures);
    jwts = List.copyOf(jwts);
    if (signatures.isEmpty() && jwts.isEmpty()) {
      throw new IllegalArgumentException("an attestation that nobody signed");
    }
  }
}
