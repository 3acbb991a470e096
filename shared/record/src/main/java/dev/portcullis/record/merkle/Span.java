package dev.portcullis.record.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Neighbouring leaves that have a hash together. Immutable.
 *
 * @param from the first leaf
 * @param to the first leaf behind it
 */
public record Span(long from, long to) {

  public Span {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("no leaves from " + from + " to " + to);
    }
  }

  /** The perfect trees that it is made of, the largest first. */
  public List<Span> perfect() {
    List<Span> spans = new ArrayList<>();
    long start = from;
    while (start < to) {
      long size = Long.highestOneBit(to - start);
      spans.add(new Span(start, start + size));
      start += size;
    }
    return List.copyOf(spans);
  }

  /** The leaf that completes it. */
  public long last() {
    return to - 1;
  }

  /** Of a perfect tree: how many times two leaves became one hash. */
  public int level() {
    return Long.numberOfTrailingZeros(to - from);
  }

  /**
   * Its hash.
   *
   * @param hashes of perfect trees
   */
  public MerkleHash hash(Function<Span, MerkleHash> hashes) {
    return MerkleTree.join(perfect().stream().map(hashes).toList());
  }
}
