package dev.portcullis.testkit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.verdict.Basis;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GateTest {

  private static final String IMAGE = Manifests.image(1);

  private final Gate gate = new Gate(new InMemoryStore());
  private final TestProject demo = gate.project("demo");

  @Test
  void decide_attestedImage_isAllowedByTheRule() throws Exception {
    demo.register();
    demo.createAttestor("qa", TestKeys.any());
    demo.require("qa");
    assertThat(demo.decide(Manifests.service(IMAGE)).outcome()).isEqualTo(Outcome.DENY);

    demo.attest("qa", IMAGE, TestKeys.any());
    Decision decision = demo.decide(Manifests.service(IMAGE));

    assertThat(decision.outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(decision.basis()).isEqualTo(Basis.RULE);
    assertThat(decision.createTime()).isEqualTo(MutableClock.START);
  }

  @Test
  void clock_moved_isWhatDecisionsAreMadeBy() throws Exception {
    demo.register();
    gate.clock().advance(Duration.ofHours(1));

    assertThat(demo.decide(Manifests.service(IMAGE)).createTime())
        .isEqualTo(MutableClock.START.plusSeconds(3600));
  }

  @Test
  void over_sameStore_seesTheSameProject() throws Exception {
    demo.register();
    TestProject elsewhere = demo.on(gate.over(gate.store(), 2));

    assertThat(elsewhere.record(Manifests.service(IMAGE)).name())
        .isNotEqualTo(demo.record(Manifests.service(IMAGE)).name());
  }
}
