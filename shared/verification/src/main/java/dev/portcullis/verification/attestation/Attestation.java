package dev.portcullis.verification.attestation;

import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.signature.Bytes;
import java.util.List;
import java.util.Objects;

/**
 * A statement and the signatures over it, as stored: nothing here is verified. Immutable.
 *
 * @param occurrence the occurrence that carries it
 * @param payload what was signed, byte for byte
 * @param signatures who is said to have signed
 * @param tokens JSON Web Tokens in their compact form, which carry a payload each
 */
public record Attestation(
    OccurrenceName occurrence, Bytes payload, List<Signature> signatures, List<String> tokens) {

  public Attestation {
    Objects.requireNonNull(occurrence, "occurrence");
    Objects.requireNonNull(payload, "payload");
    signatures = List.copyOf(signatures);
    tokens = List.copyOf(tokens);
    if (signatures.isEmpty() && tokens.isEmpty()) {
      throw new IllegalArgumentException("an attestation without a signature");
    }
  }

  /** An attestation without tokens. */
  public Attestation(OccurrenceName occurrence, Bytes payload, List<Signature> signatures) {
    this(occurrence, payload, signatures, List.of());
  }
}
