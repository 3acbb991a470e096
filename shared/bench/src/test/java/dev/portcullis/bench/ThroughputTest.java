package dev.portcullis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThroughputTest {

  @Test
  void table_ofTwo_hasRatesAndTheirRatioToTheFirst() {
    Throughput base = new Throughput("a");
    base.add(List.of(new long[] {1_000_000, 2_000_000}, new long[] {3_000_000}), 3_000_000);
    Throughput other = new Throughput("b");
    other.add(List.of(new long[] {5_000_000}), 5_000_000);
    other.add(List.of(new long[] {5_000_000}), 5_000_000);

    assertThat(Throughput.table(List.of(base, other)))
        .containsExactly(
            "| n = 3 each | per s | p50 ms | p99 ms | rate ratio |",
            "| --- | --- | --- | --- | --- |",
            "| a | 1000 | 2.00 | 3.00 | 1.00 |",
            "| b | 200 | 5.00 | 5.00 | 0.20 |");
  }
}
