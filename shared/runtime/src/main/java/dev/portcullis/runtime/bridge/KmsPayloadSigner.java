package dev.portcullis.runtime.bridge;

import dev.portcullis.record.checkpoint.LogKey;
import dev.portcullis.runtime.kms.KmsKey;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.web.outbound.NoAnswerException;
import java.time.Duration;

/**
 * Signs attestations with a key of P-256 that Cloud KMS keeps. Never asks for its public half,
 * which takes a permission that signing does not. Safe for use by many threads.
 */
public final class KmsPayloadSigner implements PayloadSigner {

  private final KmsKey key;
  private final KeyId id;

  /** A signer with this key. */
  public KmsPayloadSigner(KmsKey key) {
    this.key = key;
    this.id = new KeyId("//cloudkms.googleapis.com/v1/" + key.name());
  }

  /** What gcloud calls such a key when it adds it to an attestor. */
  @Override
  public KeyId keyId() {
    return id;
  }

  @Override
  public Bytes sign(Bytes payload, Duration patience) throws NoAnswerException {
    return key.sign(LogKey.Algorithm.ECDSA_P256_SHA256, payload, patience);
  }
}
