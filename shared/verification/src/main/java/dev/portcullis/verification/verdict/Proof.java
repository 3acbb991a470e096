package dev.portcullis.verification.verdict;

import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.signature.KeyId;
import java.util.Objects;

/**
 * The attestation that satisfied an attestor: what somebody needs to check the verdict again.
 * Immutable.
 *
 * @param attestor the attestor, as messages call it
 * @param attestorRevision which version of it was read
 * @param occurrence where the attestation is stored
 * @param keyId the key whose signature held
 */
public record Proof(
    String attestor, long attestorRevision, OccurrenceName occurrence, KeyId keyId) {

  public Proof {
    Objects.requireNonNull(attestor, "attestor");
    Objects.requireNonNull(occurrence, "occurrence");
    Objects.requireNonNull(keyId, "keyId");
  }
}
