package dev.portcullis.testkit.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admission.Answer;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.ReasonCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking what would be decided. */
class ValidateOnlyTest {

  private static final String SERVICE = Manifests.service(Manifests.image(1));

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void register() throws Exception {
    demo.register();
  }

  @Test
  void ask_anyOutcome_isToldAndNothingIsWritten() throws Exception {
    demo.rule("ALWAYS_DENY");
    store.reset();
    Decision denied = told(Manifests.validateOnly(SERVICE));
    Verdicts.assertDenied(denied, Basis.RULE, ReasonCode.ALWAYS_DENY);
    assertThat(store.commits()).isZero();

    demo.rule("ALWAYS_ALLOW");
    store.reset();
    Verdicts.assertAllowed(told(Manifests.validateOnly(SERVICE)), Basis.RULE);
    assertThat(store.commits()).isZero();
  }

  @Test
  void ask_thenDeploy_isTheSameDecision() throws Exception {
    demo.rule("ALWAYS_DENY");

    assertThat(told(Manifests.validateOnly(SERVICE))).isEqualTo(demo.decide(SERVICE));
  }

  @Test
  void ask_underAnId_neitherReplaysNorUsesItUp() throws Exception {
    String asking = "requestId: r-1\n" + Manifests.validateOnly(SERVICE);
    Answer.Recorded recorded = demo.record(Manifests.request("r-1", SERVICE));

    assertThat(told(asking)).isEqualTo(recorded.decision());
    demo.rule("ALWAYS_DENY");
    Verdicts.assertDenied(told(asking), Basis.RULE, ReasonCode.ALWAYS_DENY);
    assertThat(told(asking.replace("r-1", "r-2"))).isEqualTo(told(asking));
    assertThat(demo.record(Manifests.request("r-2", SERVICE)).origin())
        .isEqualTo(Answer.Recorded.Origin.NEW);
  }

  @Test
  void ask_aboutARevision_doesNotMakeItKnown() throws Exception {
    demo.rule("ALWAYS_ALLOW");
    Verdicts.assertAllowed(
        told(Manifests.validateOnly(Manifests.revision(SERVICE, "svc-1"))), Basis.RULE);

    assertThat(gate.decisions().allowing(demo.id(), "svc", "svc-1", 9).orElseThrow()).isEmpty();
  }

  private Decision told(String request) throws Exception {
    Answer answer = demo.ask(request);
    assertThat(answer).isInstanceOf(Answer.Told.class);
    return ((Answer.Told) answer).decision();
  }
}
