package dev.portcullis.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which decisions allowed a revision. */
class AllowedRevisionsTest {

  private final Gate gate = new Gate(new InMemoryStore());
  private final TestProject demo = gate.project("demo");
  private final DecisionLedger ledger = gate.decisions();

  @BeforeEach
  void register() throws Exception {
    demo.register();
  }

  @Test
  void allowing_severalDecisions_areNewestFirst() throws Exception {
    Decision first = decide("svc", "svc-1", 1);
    gate.clock().advance(Duration.ofMinutes(1));
    Decision second = decide("svc", "svc-1", 2);

    assertThat(ledger.allowing(demo.id(), "svc", "svc-1", 2)).contains(List.of(second, first));
  }

  @Test
  void allowing_moreThanTheLimit_isNoAnswer() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(decide("svc", "svc-1", i).images()).hasSize(1);
    }

    assertThat(ledger.allowing(demo.id(), "svc", "svc-1", 3)).isPresent();
    assertThat(ledger.allowing(demo.id(), "svc", "svc-1", 2)).isEmpty();
  }

  /** Those still kept might be few, and older than what the limit let us see. */
  @Test
  void allowing_moreThanTheLimitOfWhichSomeExpired_isNoAnswer() throws Exception {
    Decision kept = decide("svc", "svc-1", 1);
    demo.settings("decisionRetention: 86400s");
    for (int i = 0; i < 3; i++) {
      gate.clock().advance(Duration.ofMinutes(1));
      assertThat(decide("svc", "svc-1", 2)).isNotEqualTo(kept);
    }
    gate.clock().advance(Duration.ofDays(2));

    assertThat(ledger.allowing(demo.id(), "svc", "svc-1", 3)).isEmpty();
    assertThat(ledger.allowing(demo.id(), "svc", "svc-1", 4)).contains(List.of(kept));
  }

  @Test
  void allowing_denials_doNotCount() throws Exception {
    demo.rule("ALWAYS_DENY");
    assertThat(decide("svc", "svc-1", 1).expireTime()).isEmpty();

    assertThat(ledger.allowing(demo.id(), "svc", "svc-1", 9)).contains(List.of());
  }

  @Test
  void allowing_namesCutElsewhere_areOtherRevisions() throws Exception {
    assertThat(decide("svc/a", "b", 1).images()).hasSize(1);

    assertThat(ledger.allowing(demo.id(), "svc", "a/b", 9)).contains(List.of());
    assertThat(ledger.allowing(demo.id(), "svc/a", "b", 9).orElseThrow()).hasSize(1);
  }

  private Decision decide(String service, String revision, int image) throws Exception {
    String manifest = Manifests.revision(Manifests.service(Manifests.image(image)), revision);
    return demo.decide(manifest.replace("name: svc\n", "name: " + service + "\n"));
  }
}
