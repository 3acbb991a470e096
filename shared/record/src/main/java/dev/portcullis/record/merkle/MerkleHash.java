package dev.portcullis.record.merkle;

import dev.portcullis.verification.hash.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * The hash of a leaf or of a tree, as <a
 * href="https://www.rfc-editor.org/rfc/rfc6962.html#section-2.1">RFC 6962, section 2.1</a>, makes
 * it: leaves and nodes begin with other bytes, so that none passes for the other. Immutable.
 */
public final class MerkleHash {

  /** How long every hash is. */
  public static final int BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private MerkleHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of a leaf. */
  public static MerkleHash ofLeaf(byte[] leaf) {
    return new MerkleHash(
        Sha256.of(ByteBuffer.allocate(1 + leaf.length).put(LEAF).put(leaf).array()));
  }

  /** The hash of the tree above two trees. */
  public static MerkleHash ofNode(MerkleHash left, MerkleHash right) {
    return new MerkleHash(
        Sha256.of(
            ByteBuffer.allocate(1 + 2 * BYTES).put(NODE).put(left.bytes).put(right.bytes).array()));
  }

  /** The hash of the tree without leaves. */
  public static MerkleHash ofNothing() {
    return new MerkleHash(Sha256.of(new byte[0]));
  }

  /**
   * A hash that was made before.
   *
   * @throws IllegalArgumentException if it is not 32 bytes long
   */
  public static MerkleHash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has " + BYTES + " bytes, not " + bytes.length);
    }
    return new MerkleHash(bytes.clone());
  }

  /** A copy that the caller may change. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** Standard base64 with padding, as checkpoints have it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MerkleHash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }
}
