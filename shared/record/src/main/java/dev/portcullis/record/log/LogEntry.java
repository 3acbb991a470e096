package dev.portcullis.record.log;

import dev.portcullis.record.merkle.MerkleHash;
import java.util.List;
import java.util.Objects;

/**
 * An entry of the log. Immutable.
 *
 * @param leaf what happened
 * @param subtrees the hashes of the perfect trees that it completes, its own first: every such tree
 *     is kept once, with its last leaf, so that a proof takes few documents
 * @param particulars what it tells of persons
 */
public record LogEntry(Leaf leaf, List<MerkleHash> subtrees, Particulars particulars) {

  public LogEntry {
    Objects.requireNonNull(leaf, "leaf");
    Objects.requireNonNull(particulars, "particulars");
    subtrees = List.copyOf(subtrees);
    if (subtrees.size() != 1 + Long.numberOfTrailingZeros(~leaf.index())) {
      throw new IllegalArgumentException(
          "entry " + leaf.index() + " does not complete " + subtrees.size() + " trees");
    }
  }

  /** Its number in the log, from zero. */
  public long index() {
    return leaf.index();
  }

  /** The same without what it tells of persons. */
  public LogEntry erased() {
    return new LogEntry(leaf, subtrees, new Particulars.Erased());
  }
}
