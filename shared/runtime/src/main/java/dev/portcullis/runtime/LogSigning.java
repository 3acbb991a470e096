package dev.portcullis.runtime;

import dev.portcullis.record.checkpoint.Checkpoints;
import dev.portcullis.record.checkpoint.SigningKeys;
import java.util.Objects;
import java.util.Optional;

/**
 * How logs are signed. Immutable.
 *
 * @param host what the origins of logs begin with
 * @param keys who signs; without, nobody does
 */
public record LogSigning(String host, Optional<SigningKeys> keys) {

  public LogSigning {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(keys, "keys");
  }

  /** Nobody signs. */
  public static LogSigning none() {
    return new LogSigning(Checkpoints.USUAL_HOST, Optional.empty());
  }
}
