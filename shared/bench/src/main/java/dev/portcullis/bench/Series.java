package dev.portcullis.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What one thing took, time and again. Not safe for use by many threads. */
final class Series {

  private static final double NANOS_PER_MILLI = 1_000_000;

  private final String name;
  private final List<Long> nanos = new ArrayList<>();

  /**
   * An empty one.
   *
   * @param name of what is measured
   */
  Series(String name) {
    this.name = name;
  }

  void add(long taken) {
    nanos.add(taken);
  }

  /** In milliseconds, the value that this part of the others does not pass. */
  double percentile(double part) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    int index = (int) Math.round((sorted.size() - 1) * part);
    return sorted.get(index) / NANOS_PER_MILLI;
  }

  double median() {
    return percentile(0.5);
  }

  /** A row of a table: name, median, nine tenths, and the median as a multiple of another's. */
  String row(Series base) {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f |",
        name,
        median(),
        percentile(0.9),
        median() / base.median());
  }

  /** The table of series that were measured together, each as a multiple of the first. */
  static List<String> table(List<Series> series) {
    List<String> lines = new ArrayList<>();
    lines.add("| n = " + series.get(0).nanos.size() + " each | p50 ms | p90 ms | p50 ratio |");
    lines.add("| --- | --- | --- | --- |");
    series.forEach(each -> lines.add(each.row(series.get(0))));
    return lines;
  }
}
