package dev.portcullis.testkit.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DrawTest {

  @Test
  void seeded_sameSeed_makesTheSameChoices() {
    assertThat(numbers(Draw.seeded(7))).isEqualTo(numbers(Draw.seeded(7)));
    assertThat(numbers(Draw.seeded(7))).isNotEqualTo(numbers(Draw.seeded(8)));
  }

  @Test
  void of_bytes_makeTheChoicesAndThenZero() {
    byte[] bytes = {5, (byte) 0xff, 0, 1, 0, 0, 2};
    Draw draw = Draw.of(bytes);
    bytes[0] = 9;

    assertThat(draw.below(10)).isEqualTo(5);
    assertThat(draw.below(256)).isEqualTo(255);
    assertThat(draw.below(1_000_000)).isEqualTo(65_536);
    assertThat(draw.below(256)).isEqualTo(2);
    assertThat(draw.below(256)).isZero();
    assertThat(draw.below(1_000_000)).isZero();
  }

  @Test
  void of_negativeNumber_staysBelow() {
    assertThat(Draw.of(new byte[] {-1, -1, -1, -1}).below(1_000)).isBetween(0, 999);
  }

  @Test
  void between_manyTimes_reachesBothEndsAndNothingBeyond() {
    Draw draw = Draw.seeded(1);
    TreeSet<Integer> drawn = new TreeSet<>();
    for (int i = 0; i < 200; i++) {
      drawn.add(draw.between(3, 6));
    }
    assertThat(drawn).containsExactly(3, 4, 5, 6);
  }

  @Test
  void shuffle_list_isAPermutationAndLeavesTheListAlone() {
    List<Integer> list = List.of(1, 2, 3, 4, 5, 6, 7, 8);

    assertThat(Draw.seeded(1).shuffle(list))
        .containsExactlyInAnyOrderElementsOf(list)
        .isNotEqualTo(list);
  }

  /** What a generator makes of nothing at all must be legal too: fuzzers begin there. */
  @Test
  void of_noBytes_everyGeneratorAnswers() {
    Draw nothing = Draw.of(new byte[0]);

    assertThat(Policies.project(nothing)).isNotNull();
    assertThat(Policies.cloudRun(nothing)).isNotNull();
    assertThat(Attestors.attestor(nothing)).isNotNull();
    assertThat(Scenarios.any(nothing)).isNotNull();
    assertThat(Scenarios.attested(nothing)).isNotNull();
    assertThat(Names.platformPolicy(nothing)).isNotNull();
  }

  @Test
  void generators_manySeeds_makeNothingIllegal() {
    for (long seed = 0; seed < 500; seed++) {
      Draw draw = Draw.seeded(seed);
      assertThat(Policies.project(draw)).isNotNull();
      assertThat(Policies.cloudRun(draw)).isNotNull();
      assertThat(Attestors.attestor(draw)).isNotNull();
      assertThat(Names.platformPolicy(draw)).isNotNull();
      assertThat(References.any(draw).canonical()).isNotBlank();
    }
  }

  private static List<Integer> numbers(Draw draw) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      numbers.add(draw.below(1_000));
    }
    return numbers;
  }
}
