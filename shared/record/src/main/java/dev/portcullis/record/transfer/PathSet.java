package dev.portcullis.record.transfer;

import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Paths, each by eight bytes of its hash: of ten million, two have the same with a probability of
 * one in a hundred thousand, and then a sound file is refused. Not safe for several threads.
 */
final class PathSet {

  private final Set<Long> hashes = new HashSet<>();

  /** Adds one; whether it was not there. */
  boolean add(DocumentPath path) {
    return hashes.add(hash(path));
  }

  boolean holds(DocumentPath path) {
    return hashes.contains(hash(path));
  }

  private static long hash(DocumentPath path) {
    return ByteBuffer.wrap(Sha256.of(path.toString().getBytes(StandardCharsets.UTF_8))).getLong();
  }
}
