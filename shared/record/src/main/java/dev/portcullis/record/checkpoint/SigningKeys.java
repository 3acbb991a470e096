package dev.portcullis.record.checkpoint;

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

  /** Those of a log that never had another key. */
  public static SigningKeys of(CheckpointSigner current) {
    return new SigningKeys(current, Optional.empty());
  }
}
