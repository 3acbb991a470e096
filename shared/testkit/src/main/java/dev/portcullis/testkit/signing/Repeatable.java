package dev.portcullis.testkit.signing;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Randomness that is none: for keys and signatures of tests, and for nothing else. */
final class Repeatable {

  private Repeatable() {}

  /** The same numbers for the same seed. */
  static SecureRandom random(byte[] seed) {
    try {
      // The one generator of the JDK that a seed replaces rather than supplements.
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed);
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA1PRNG", e);
    }
  }
}
