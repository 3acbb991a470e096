package dev.portcullis.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testkit.random.Draw;
import dev.portcullis.testkit.random.Scenario;
import dev.portcullis.testkit.random.Scenarios;
import dev.portcullis.verification.verdict.ReasonCode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The decider against the same rules written down in another way. */
class ImageDeciderPropertiesTest {

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  static LongStream fewSeeds() {
    return LongStream.range(0, 25);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void decide_anyScenario_agreesWithTheOracle(long seed) {
    Scenario scenario = Deciders.any(seed);

    assertThat(Deciders.answer(scenario))
        .as("seed %s", seed)
        .isEqualTo(ReferenceDecider.decide(scenario));
  }

  /** Few, as the oracle verifies each of hundreds of signatures. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void decide_floodedScenario_agreesWithTheOracle(long seed) {
    Scenario scenario = Scenarios.flooded(Draw.seeded(seed));

    assertThat(Deciders.answer(scenario))
        .as("seed %s", seed)
        .isEqualTo(ReferenceDecider.decide(scenario));
  }

  /** Agreement about scenarios that all end alike would mean little. */
  @Test
  void generators_seeds_reachEveryVerdictAndReasonAboutImages() {
    Set<String> kinds = new HashSet<>();
    Set<ReasonCode> codes = EnumSet.noneOf(ReasonCode.class);
    seeds()
        .mapToObj(Deciders::any)
        .map(Deciders::answer)
        .forEach(
            answer -> {
              kinds.add(answer.kind());
              answer.findings().forEach(finding -> codes.add(finding.code()));
            });
    fewSeeds()
        .mapToObj(seed -> Deciders.answer(Scenarios.flooded(Draw.seeded(seed))))
        .forEach(answer -> answer.findings().forEach(finding -> codes.add(finding.code())));

    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "SystemImage", "Allowlisted", "AlwaysAllowed", "Attested", "DryRun", "Denied");
    assertThat(codes)
        .isEqualTo(
            EnumSet.complementOf(
                EnumSet.of(
                    // These are about workloads, before any image is looked at.
                    ReasonCode.ANNOTATION_INVALID,
                    ReasonCode.POLICY_NOT_FOUND,
                    ReasonCode.POLICY_NOT_ALLOWED,
                    ReasonCode.NOT_ANNOTATED,
                    ReasonCode.REVISION_UNKNOWN,
                    // These are of policies of checks, which another class decides.
                    ReasonCode.CHECK_FAILED,
                    ReasonCode.CHECK_UNSUPPORTED,
                    ReasonCode.CHECK_ERROR,
                    ReasonCode.NO_CHECKS)));
  }

  @Test
  void attested_seeds_areAllowedByTheirAttestationsAlone() {
    for (long seed = 0; seed < 100; seed++) {
      assertThat(Deciders.answer(Scenarios.attested(Draw.seeded(seed))).kind())
          .as("seed %s", seed)
          .isEqualTo("Attested");
    }
  }
}
