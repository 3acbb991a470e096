package dev.portcullis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.json.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeLimitsTest {

  @Test
  void usual_areThoseOfTheDesign() {
    assertThat(EdgeLimits.USUAL).isEqualTo(new EdgeLimits(1_048_576, 2_048, 4_096, Limits.REQUEST));
    assertThat(EdgeLimits.USUAL.body()).isEqualTo(Limits.REQUEST);
  }

  @ParameterizedTest
  @CsvSource({"10, 20, 10", "20, 10, 10"})
  void body_isBoundedByBothLimits(int edge, int json, int expected) {
    Limits parsing = Limits.REQUEST.withMaxBytes(json);

    assertThat(new EdgeLimits(edge, 1, 1, parsing).body())
        .isEqualTo(Limits.REQUEST.withMaxBytes(expected));
  }

  @Test
  void limits_ofOne_areTaken() {
    assertThat(new EdgeLimits(1, 1, 1, Limits.REQUEST).body().maxBytes()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "1, 0, 1", "1, 1, 0", "-1, 1, 1"})
  void limit_belowOne_isRefused(int body, int path, int query) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EdgeLimits(body, path, query, Limits.REQUEST));
  }
}
