package dev.portcullis.runtime;

import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Ids that nobody guesses and that never meet: 128 random bits in hexadecimal. */
final class RandomIds {

  private static final int BYTES = 16;

  private RandomIds() {}

  /** As safe for use by many threads as the generator. */
  static Supplier<String> from(RandomGenerator random) {
    return () -> {
      byte[] bytes = new byte[BYTES];
      random.nextBytes(bytes);
      return HexFormat.of().formatHex(bytes);
    };
  }
}
