package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LimitsTest {

  @Test
  void request_isWhatTheEdgePromises() {
    assertThat(Limits.REQUEST).isEqualTo(new Limits(1_048_576, 64, 100_000, 1_048_576));
  }

  @Test
  void with_changesOneLimit() {
    Limits limits = new Limits(1, 2, 3, 4);

    assertThat(limits.withMaxBytes(9)).isEqualTo(new Limits(9, 2, 3, 4));
    assertThat(limits.withMaxDepth(9)).isEqualTo(new Limits(1, 9, 3, 4));
    assertThat(limits.withMaxValues(9)).isEqualTo(new Limits(1, 2, 9, 4));
    assertThat(limits.withMaxStringLength(9)).isEqualTo(new Limits(1, 2, 3, 9));
  }

  @Test
  void constructor_limitBelowOne_throws() {
    Limits limits = new Limits(1, 1, 1, 1);

    assertThatIllegalArgumentException().isThrownBy(() -> limits.withMaxBytes(0));
    assertThatIllegalArgumentException().isThrownBy(() -> limits.withMaxDepth(0));
    assertThatIllegalArgumentException().isThrownBy(() -> limits.withMaxValues(0));
    assertThatIllegalArgumentException().isThrownBy(() -> limits.withMaxStringLength(-1));
  }

  @Test
  void constructor_deeperThanAStackIsSureToHold_throws() {
    assertThat(Limits.REQUEST.withMaxDepth(Limits.DEEPEST).maxDepth()).isEqualTo(1_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.REQUEST.withMaxDepth(Limits.DEEPEST + 1));
  }
}
