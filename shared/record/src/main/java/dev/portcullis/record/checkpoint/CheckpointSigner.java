package dev.portcullis.record.checkpoint;

import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.signature.Bytes;

/**
 * Who signs checkpoints: a key in a file, or one that a key service keeps. Safe for many threads.
 */
public interface CheckpointSigner {

  /**
   * The public half of the key.
   *
   * @throws StoreUnavailableException if whoever keeps the key does not answer
   */
  LogKey key();

  /**
   * Signs.
   *
   * @throws StoreUnavailableException if whoever keeps the key does not answer
   */
  Bytes sign(Bytes message);
}
