package dev.portcullis.record.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A tree as far as it takes to append to it: the hashes of the perfect trees that it is made of,
 * the largest first. Immutable.
 *
 * @param size how many leaves there are
 * @param peaks one hash for each bit that is set in the size
 */
public record MerkleTree(long size, List<MerkleHash> peaks) {

  /** The tree without leaves. */
  public static final MerkleTree EMPTY = new MerkleTree(0, List.of());

  /**
   * A tree with one leaf more.
   *
   * @param tree the tree
   * @param completed the hashes of the perfect trees that end with the new leaf: the leaf's own,
   *     then that of two leaves, of four, and so on
   */
  public record Appended(MerkleTree tree, List<MerkleHash> completed) {

    public Appended {
      Objects.requireNonNull(tree, "tree");
      completed = List.copyOf(completed);
    }
  }

  public MerkleTree {
    peaks = List.copyOf(peaks);
    if (size < 0 || Long.bitCount(size) != peaks.size()) {
      throw new IllegalArgumentException(
          "a tree of " + size + " leaves is not made of " + peaks.size() + " perfect ones");
    }
  }

  /** The tree with another leaf. */
  public Appended append(MerkleHash leaf) {
    List<MerkleHash> completed = new ArrayList<>(List.of(leaf));
    List<MerkleHash> left = new ArrayList<>(peaks);
    MerkleHash hash = leaf;
    // Every one at the low end of the size is a perfect tree as large as the one that was made.
    for (int level = 0; level < Long.numberOfTrailingZeros(~size); level++) {
      hash = MerkleHash.ofNode(left.remove(left.size() - 1), hash);
      completed.add(hash);
    }
    left.add(hash);
    return new Appended(new MerkleTree(size + 1, left), completed);
  }

  /** The hash of the whole tree. */
  public MerkleHash root() {
    return peaks.isEmpty() ? MerkleHash.ofNothing() : join(peaks);
  }

  /** The hash of the tree that is made of perfect ones, the largest first. */
  static MerkleHash join(List<MerkleHash> peaks) {
    MerkleHash hash = peaks.get(peaks.size() - 1);
    for (int i = peaks.size() - 2; i >= 0; i--) {
      hash = MerkleHash.ofNode(peaks.get(i), hash);
    }
    return hash;
  }
}
