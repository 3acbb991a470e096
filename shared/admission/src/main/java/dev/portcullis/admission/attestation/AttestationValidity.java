package dev.portcullis.admission.attestation;

import java.util.Objects;

/** Whether an attestation would satisfy an attestor. Immutable. */
public sealed interface AttestationValidity {

  /** It would. */
  record Verified() implements AttestationValidity {}

  /**
   * It would not.
   *
   * @param denialReason why
   */
  record NotVerifiable(String denialReason) implements AttestationValidity {

    public NotVerifiable {
      Objects.requireNonNull(denialReason, "denialReason");
    }
  }
}
