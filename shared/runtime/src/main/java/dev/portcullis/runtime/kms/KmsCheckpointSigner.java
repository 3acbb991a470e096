package dev.portcullis.runtime.kms;

import dev.portcullis.record.checkpoint.CheckpointSigner;
import dev.portcullis.record.checkpoint.LogKey;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.web.outbound.NoAnswerException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Signs checkpoints with a key that Cloud KMS keeps. Safe for use by many threads. */
public final class KmsCheckpointSigner implements CheckpointSigner {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KmsKey key;
  private Optional<LogKey> known = Optional.empty();

  /** A signer with this key. */
  public KmsCheckpointSigner(KmsKey key) {
    this.key = Objects.requireNonNull(key, "key");
  }

  /** The version of a key never changes, so it is asked for once. */
  @Override
  public synchronized LogKey key() {
    if (known.isEmpty()) {
      try {
        known = Optional.of(key.publicKey(PATIENCE));
      } catch (NoAnswerException e) {
        throw unavailable(e);
      }
    }
    return known.get();
  }

  @Override
  public Bytes sign(Bytes message) {
    LogKey.Algorithm algorithm = key().algorithm();
    try {
      return key.sign(algorithm, message, PATIENCE);
    } catch (NoAnswerException e) {
      throw unavailable(e);
    }
  }

  private static StoreUnavailableException unavailable(NoAnswerException why) {
    return new StoreUnavailableException(
        "the log cannot be signed now: " + why.getMessage(),
        StoreUnavailableException.Outcome.NOTHING_WRITTEN,
        PATIENCE,
        why);
  }
}
