package dev.portcullis.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What many did at once, time and again. Not safe for use by many threads. */
final class Throughput {

  private static final double NANOS_PER_SECOND = 1_000_000_000;

  private final String name;
  private final Series each;
  private long count;
  private long elapsed;

  /**
   * An empty one.
   *
   * @param name of what is measured
   */
  Throughput(String name) {
    this.name = name;
    this.each = new Series(name);
  }

  /** Adds what each took of those who did it within this time, in nanoseconds. */
  void add(List<long[]> taken, long within) {
    for (long[] ofOne : taken) {
      for (long nanos : ofOne) {
        each.add(nanos);
      }
      count += ofOne.length;
    }
    elapsed += within;
  }

  double perSecond() {
    return count * NANOS_PER_SECOND / elapsed;
  }

  /** The table of what was measured together, the rate of each as a part of the first's. */
  static List<String> table(List<Throughput> measured) {
    List<String> lines = new ArrayList<>();
    lines.add("| n = " + measured.get(0).count + " each | per s | p50 ms | p99 ms | rate ratio |");
    lines.add("| --- | --- | --- | --- | --- |");
    measured.forEach(one -> lines.add(one.row(measured.get(0))));
    return lines;
  }

  private String row(Throughput base) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.2f | %.2f | %.2f |",
        name,
        perSecond(),
        each.median(),
        each.percentile(0.99),
        perSecond() / base.perSecond());
  }
}
