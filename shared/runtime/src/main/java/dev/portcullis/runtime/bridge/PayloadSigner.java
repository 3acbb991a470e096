package dev.portcullis.runtime.bridge;

import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.web.outbound.NoAnswerException;
import java.time.Duration;

/** Signs attestations. Implementations are safe for use by many threads. */
public interface PayloadSigner {

  /** What the attestor has to call the key. */
  KeyId keyId();

  /**
   * The signature over these bytes.
   *
   * @throws NoAnswerException if there is none to be had in that time
   */
  Bytes sign(Bytes payload, Duration patience) throws NoAnswerException;
}
