package dev.portcullis.record.checkpoint;

import dev.portcullis.registers.failure.RegisterException;
import java.util.Objects;
import java.util.Optional;

/**
 * By whom the logs of all projects are signed. Immutable.
 *
 * @param current who signs
 * @param before who signed before, to announce the current one
 */
public record SigningKeys(CheckpointSigner current, Optional<CheckpointSigner> before) {

  public SigningKeys {
    Objects.requireNonNull(current, "current");
    Objects.requireNonNull(before, "before");
  }

  /**
   * The keys, which have to be there.
   *
   * @throws RegisterException if none is configured
   */
  public static SigningKeys require(Optional<SigningKeys> keys) throws RegisterException {
    return keys.orElseThrow(
        () ->
            new RegisterException(
                RegisterException.Kind.PRECONDITION,
                "no key signs the log; set " + Checkpoints.VARIABLE + " to the file of one"));
  }

  /** Those of a log that never had another key. */
  public static SigningKeys of(CheckpointSigner current) {
    return new SigningKeys(current, Optional.empty());
  }
}
