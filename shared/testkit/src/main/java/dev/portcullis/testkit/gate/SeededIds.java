package dev.portcullis.testkit.gate;

import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Ids that look random and come in the same order for the same seed. Safe for many threads. */
public final class SeededIds implements Supplier<String> {

  private final SplittableRandom random;

  /** The ids of this seed. */
  public SeededIds(long seed) {
    this.random = new SplittableRandom(seed);
  }

  @Override
  public synchronized String get() {
    return String.format("%016x%016x", random.nextLong(), random.nextLong());
  }
}
