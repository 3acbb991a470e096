package dev.portcullis.testkit.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.Outcome;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.oracle.ReferenceForeign;
import dev.portcullis.testkit.random.Draw;
import dev.portcullis.testkit.random.ForeignWorld;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.verdict.ReasonCode;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** I8: another project's attestor counts if, and only if, it lets this project use it. */
class ForeignAttestorPropertiesTest {

  private static final String MANIFEST = Manifests.service(ForeignWorlds.IMAGE);
  private static final int WORLDS = 300;

  static LongStream seeds() {
    return LongStream.range(0, WORLDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void i8_attestorOfAnotherProject_countsIfGranted_andElseIsAsIfItWereNot(long seed)
      throws Exception {
    Draw draw = Draw.seeded(seed);
    ForeignWorld world = ForeignWorld.any(draw, Gate.OPEN_PROJECT);
    Gate gate = ForeignWorlds.of(world, new CountingStore(new InMemoryStore()));
    Gate nothing = ForeignWorlds.nothingOf(world);
    Duration passed = Duration.ofHours(draw.below(5));
    gate.clock().advance(passed);
    nothing.clock().advance(passed);

    // Twice, as what was seen the first time is read together with the policy the second time.
    for (int i = 0; i < 2; i++) {
      var answer = gate.project("demo").record(MANIFEST);
      var toNothing = nothing.project("demo").record(MANIFEST);

      assertThat(Verdicts.reasons(toNothing.decision()))
          .containsExactly(ReasonCode.ATTESTOR_UNREADABLE);
      if (!ReferenceForeign.counts(world, Gate.OPEN_PROJECT, passed)) {
        assertThat(answer).as(world.toString()).isEqualTo(toNothing);
      } else if (world.signed()) {
        assertThat(answer.decision().outcome()).as(world.toString()).isEqualTo(Outcome.ALLOW);
      } else {
        assertThat(Verdicts.reasons(answer.decision()))
            .as(world.toString())
            .containsExactly(ReasonCode.NO_VALID_ATTESTATION);
      }
    }
  }

  /** The property would hold of a gate that denies everything, were there nothing to allow. */
  @Test
  void worlds_areOfBothKinds() {
    List<ForeignWorld> worlds =
        seeds().mapToObj(Draw::seeded).map(d -> ForeignWorld.any(d, Gate.OPEN_PROJECT)).toList();

    assertThat(worlds)
        .filteredOn(w -> ReferenceForeign.counts(w, Gate.OPEN_PROJECT, Duration.ofHours(1)))
        .hasSizeBetween(WORLDS / 10, WORLDS / 2);
  }
}
