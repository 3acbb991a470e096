package dev.portcullis.json;

/**
 * What one document may cost at most. A reader stops at the first limit that a document passes.
 *
 * @param maxBytes the size of the whole document, in bytes of UTF-8
 * @param maxDepth how deep objects and arrays may nest; a document that is one text or number has
 *     depth 0
 * @param maxValues how many values there may be, counting every object, array and leaf
 * @param maxStringLength how long a single text or field name may be, in {@code char}s
 */
public record Limits(int maxBytes, int maxDepth, int maxValues, int maxStringLength) {

  /**
   * The deepest {@link #maxDepth} that can be asked for: the readers recurse, and a stack is
   * finite.
   */
  public static final int DEEPEST = 1_000;

  /** What the body of a request may cost. */
  public static final Limits REQUEST = new Limits(1 << 20, 64, 100_000, 1 << 20);

  public Limits {
    requirePositive(maxBytes, "maxBytes");
    requirePositive(maxDepth, "maxDepth");
    requirePositive(maxValues, "maxValues");
    requirePositive(maxStringLength, "maxStringLength");
    if (maxDepth > DEEPEST) {
      throw new IllegalArgumentException("maxDepth must be at most " + DEEPEST);
    }
  }

  /** These limits with another {@link #maxBytes}. */
  public Limits withMaxBytes(int bytes) {
    return new Limits(bytes, maxDepth, maxValues, maxStringLength);
  }

  /** These limits with another {@link #maxDepth}. */
  public Limits withMaxDepth(int depth) {
    return new Limits(maxBytes, depth, maxValues, maxStringLength);
  }

  /** These limits with another {@link #maxValues}. */
  public Limits withMaxValues(int values) {
    return new Limits(maxBytes, maxDepth, values, maxStringLength);
  }

  /** These limits with another {@link #maxStringLength}. */
  public Limits withMaxStringLength(int length) {
    return new Limits(maxBytes, maxDepth, maxValues, length);
  }

  private static void requirePositive(int value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1");
    }
  }
}
