package dev.portcullis.record.outbox;

import dev.portcullis.verification.name.ProjectId;
import java.time.Duration;

/** Attests elsewhere what was allowed here. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface Bridge {

  /**
   * Attests the image. The same request may come again.
   *
   * @param patience for how long to wait for the answer to each call that this takes
   */
  Receipt attest(AttestationRequest request, Duration patience);

  /**
   * Whether what this project allows is attested. An attestation counts wherever its attestor is
   * required, so that a bridge for several projects has each vouch for all of them.
   */
  default boolean isFor(ProjectId project) {
    return true;
  }
}
