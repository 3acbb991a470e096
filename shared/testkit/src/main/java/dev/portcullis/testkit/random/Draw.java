package dev.portcullis.testkit.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where a generator takes its choices from. The same source gives the same value, so that the seed
 * in a test's name is all it takes to see a failure again. Not safe for use by several threads.
 */
@FunctionalInterface
public interface Draw {

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound);

  /** Choices from a seed. */
  static Draw seeded(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random::nextInt;
  }

  /**
   * Choices that the bytes make, as a fuzzer hands them out: one byte for a choice among up to 256,
   * four for a larger one, and zero when none is left.
   */
  static Draw of(byte[] bytes) {
    byte[] kept = bytes.clone();
    int[] next = {0};
    return bound -> {
      int number = 0;
      for (int i = bound <= 256 ? 1 : 4; i > 0; i--) {
        number = (number << 8) | (next[0] < kept.length ? kept[next[0]++] & 0xff : 0);
      }
      return Integer.remainderUnsigned(number, bound);
    };
  }

  /** A number from {@code least} to {@code most}, both included. */
  default int between(int least, int most) {
    return least + below(most - least + 1);
  }

  /** True so many times in a hundred. */
  default boolean chance(int percent) {
    return below(100) < percent;
  }

  /** One of these. */
  default <T> T pick(List<? extends T> from) {
    return from.get(below(from.size()));
  }

  /** One of these texts. */
  default String pickText(String... from) {
    return from[below(from.length)];
  }

  /** The same in another order. */
  default <T> List<T> shuffle(List<? extends T> list) {
    List<T> shuffled = new ArrayList<>(list);
    for (int i = shuffled.size(); i > 1; i--) {
      int j = below(i);
      T last = shuffled.set(i - 1, shuffled.get(j));
      shuffled.set(j, last);
    }
    return shuffled;
  }

  /** So many characters of these. */
  default String text(int length, String alphabet) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(below(alphabet.length())));
    }
    return text.toString();
  }
}
