package dev.portcullis.testkit.oracle;

import dev.portcullis.testkit.random.Draw;
import dev.portcullis.testkit.random.Scenario;
import dev.portcullis.testkit.random.Scenarios;
import dev.portcullis.verification.verdict.ImageDecider;
import dev.portcullis.verification.verdict.ImageVerdict;
import java.time.Instant;
import java.util.stream.LongStream;

/** The decider under test, and the seeds it is tested with. */
final class Deciders {

  private static final ImageDecider DECIDER = new ImageDecider(new RememberingVerifier());

  private Deciders() {}

  /** For properties of everything. */
  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  /** What is decided, by one decider for all scenarios: nothing of the last one may remain. */
  static ImageVerdict decide(Scenario scenario) {
    return DECIDER.decide(scenario.image(), scenario.policy(), scenario.evidence(), Instant.EPOCH);
  }

  static Answer answer(Scenario scenario) {
    return Answer.of(decide(scenario));
  }

  static boolean allows(Scenario scenario) {
    return answer(scenario).allows();
  }

  static Scenario any(long seed) {
    return Scenarios.any(Draw.seeded(seed));
  }
}
