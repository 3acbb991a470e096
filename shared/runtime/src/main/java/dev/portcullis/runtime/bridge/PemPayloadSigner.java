package dev.portcullis.runtime.bridge;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.record.checkpoint.LogKey;
import dev.portcullis.record.checkpoint.PemSigner;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import java.time.Duration;

/** Signs attestations with a key of P-256 out of a file. Safe for use by many threads. */
public final class PemPayloadSigner implements PayloadSigner {

  private final PemSigner signer;
  private final KeyId id;

  private PemPayloadSigner(PemSigner signer) {
    this.signer = signer;
    this.id = KeyId.of(signer.key().publicKey());
  }

  /**
   * Reads a key.
   *
   * @param text as {@link PemSigner#parse} reads it
   * @throws InvalidTextException if it is none, or none that Container Analysis takes
   */
  public static PemPayloadSigner parse(String text) throws InvalidTextException {
    PemSigner signer = PemSigner.parse(text);
    if (signer.key().algorithm() != LogKey.Algorithm.ECDSA_P256_SHA256) {
      throw new InvalidTextException("has an Ed25519 key; attestations take one of P-256");
    }
    return new PemPayloadSigner(signer);
  }

  @Override
  public KeyId keyId() {
    return id;
  }

  @Override
  public Bytes sign(Bytes payload, Duration patience) {
    return signer.sign(payload);
  }
}
