package dev.portcullis.record.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Which hashes make a proof, as <a
 * href="https://www.rfc-editor.org/rfc/rfc6962.html#section-2.1.1">RFC 6962, sections 2.1.1 and
 * 2.1.2</a>, list them; the order is theirs.
 */
public final class ProofShape {

  private ProofShape() {}

  /**
   * That a leaf is in a tree.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static List<Span> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("a tree of " + size + " has no leaf " + index);
    }
    List<Span> proof = new ArrayList<>();
    include(index, new Span(0, size), proof);
    return List.copyOf(proof);
  }

  /**
   * That a tree begins with a smaller one; empty if both are the same, or the smaller has no leaf.
   *
   * @throws IllegalArgumentException if the first is the larger
   */
  public static List<Span> consistency(long first, long second) {
    if (first < 0 || first > second) {
      throw new IllegalArgumentException(
          "a tree of " + second + " has none of " + first + " in it");
    }
    List<Span> proof = new ArrayList<>();
    if (first > 0 && first < second) {
      extend(first, new Span(0, second), true, proof);
    }
    return List.copyOf(proof);
  }

  /** PATH(m, D[n]) of the RFC. */
  private static void include(long index, Span tree, List<Span> proof) {
    if (tree.to() - tree.from() == 1) {
      return;
    }
    long middle = middle(tree);
    if (index < middle) {
      include(index, new Span(tree.from(), middle), proof);
      proof.add(new Span(middle, tree.to()));
    } else {
      include(index, new Span(middle, tree.to()), proof);
      proof.add(new Span(tree.from(), middle));
    }
  }

  /** SUBPROOF(m, D[n], b) of the RFC, with m counted from the first leaf of all. */
  private static void extend(long end, Span tree, boolean known, List<Span> proof) {
    if (end == tree.to()) {
      if (!known) {
        proof.add(tree);
      }
      return;
    }
    long middle = middle(tree);
    if (end <= middle) {
      extend(end, new Span(tree.from(), middle), known, proof);
      proof.add(new Span(middle, tree.to()));
    } else {
      extend(end, new Span(middle, tree.to()), false, proof);
      proof.add(new Span(tree.from(), middle));
    }
  }

  /** Behind the largest power of two that is smaller than the number of leaves. */
  private static long middle(Span tree) {
    return tree.from() + Long.highestOneBit(tree.to() - tree.from() - 1);
  }
}
