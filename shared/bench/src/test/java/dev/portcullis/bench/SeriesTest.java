package dev.portcullis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

  @Test
  void table_ofSeries_hasMediansAndRatiosToTheFirst() {
    assertThat(Series.table(List.of(series("a", 3, 1, 2), series("b", 7, 5, 100))))
        .containsExactly(
            "| n = 3 each | p50 ms | p90 ms | p50 ratio |",
            "| --- | --- | --- | --- |",
            "| a | 2.00 | 3.00 | 1.00 |",
            "| b | 7.00 | 100.00 | 3.50 |");
  }

  private static Series series(String name, long... millis) {
    Series series = new Series(name);
    for (long each : millis) {
      series.add(each * 1_000_000);
    }
    return series;
  }
}
