package dev.portcullis.verification.attestation;

import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import java.util.Objects;

/**
 * One signature of an attestation, as claimed: nothing here is verified. Immutable.
 *
 * @param keyId the key that is said to have made it
 * @param bytes the signature
 */
public record Signature(KeyId keyId, Bytes bytes) {

  public Signature {
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(bytes, "bytes");
  }
}
