package dev.portcullis.storage;

/**
 * Which writing of a document this is: what compare-and-set compares. Opaque.
 *
 * <p>INVARIANT: every successful write gives a new one, and none is used twice for a path, not even
 * after a delete, nor when the content written is the same as before.
 *
 * @param token the store's own text
 */
public record Version(String token) {

  public Version {
    if (token.isEmpty()) {
      throw new IllegalArgumentException("a version is not empty");
    }
  }
}
