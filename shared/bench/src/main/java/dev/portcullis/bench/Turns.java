package dev.portcullis.bench;

import java.util.List;

/**
 * Measures several things in turns, so that whatever else the machine does meanwhile falls on all
 * of them alike.
 */
final class Turns {

  private Turns() {}

  /** What is measured. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /**
   * One of the things.
   *
   * @param series where what it takes is noted
   * @param work what it is
   */
  record Turn(Series series, Work work) {}

  /** Does each in turn, so many times. */
  static List<Series> take(List<Turn> turns, int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      for (Turn turn : turns) {
        long start = System.nanoTime();
        turn.work().run();
        turn.series().add(System.nanoTime() - start);
      }
    }
    return turns.stream().map(Turn::series).toList();
  }
}
