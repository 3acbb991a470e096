package dev.portcullis.testkit.breakglass;

import static dev.portcullis.testkit.breakglass.NightGate.ADA;
import static dev.portcullis.testkit.breakglass.NightGate.DEMO;
import static dev.portcullis.testkit.breakglass.NightGate.PIPELINE;
import static dev.portcullis.testkit.breakglass.NightGate.WHY;
import static dev.portcullis.testkit.breakglass.NightGate.asking;
import static dev.portcullis.testkit.breakglass.NightGate.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admission.Answer.Recorded;
import dev.portcullis.admission.Answer.Recorded.Origin;
import dev.portcullis.admission.Answer.Told;
import dev.portcullis.record.breakglass.BreakglassEvent;
import dev.portcullis.record.breakglass.BreakglassEvent.Source;
import dev.portcullis.record.breakglass.EventName;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.PolicyOverride;
import dev.portcullis.record.decision.Refusal.Code;
import dev.portcullis.record.decision.Warning;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.Requests;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.ReasonCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workloads that ask to be let through whatever the policy says. */
class BreakglassTest {

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private NightGate night;

  @BeforeEach
  void denyEverything() throws Exception {
    night = NightGate.denying(store, "");
  }

  @Test
  void used_allowsAndKeepsWhatThePolicySaid() throws Exception {
    Recorded answer = night.ask(ADA, asking(1, WHY));
    Decision decision = answer.decision();

    assertThat(decision.outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(decision.basis()).isEqualTo(Basis.BREAKGLASS);
    assertThat(decision.expireTime()).contains(decision.createTime().plusSeconds(900));
    assertThat(decision.images().get(0).outcome()).isEqualTo(Outcome.DENY);
    assertThat(decision.images().get(0).reasons().get(0).code()).isEqualTo(ReasonCode.ALWAYS_DENY);
    assertThat(decision.message())
        .contains(
            "breakglass", "Denied by an ALWAYS_DENY admission rule", "take the justification");
    assertThat(decision.override())
        .isEqualTo(
            new PolicyOverride.Used(
                Outcome.DENY,
                Basis.RULE,
                "projects/demo/breakglassEvents/" + answer.name().id(),
                Optional.empty()));
    assertThat(night.gate().decisions().find(answer.name())).contains(decision);
  }

  @Test
  void used_isOnRecordAsAnEvent() throws Exception {
    Recorded answer = night.ask(ADA, asking(1, WHY));
    BreakglassEvent event =
        night
            .gate()
            .breakglass()
            .events()
            .find(new EventName(DEMO, answer.name().id()))
            .orElseThrow();

    assertThat(event.source())
        .isEqualTo(
            new Source.Gate(answer.name().toString(), "projects/demo/policy", 1, Optional.empty()));
    assertThat(event.principal().subject()).isEqualTo("ada");
    assertThat(event.justification()).isEqualTo(WHY);
    assertThat(event.digests()).hasSize(1);
    assertThat(event.review()).isEmpty();
    assertThat(night.recorded(EventKind.BREAKGLASS_USED)).containsExactly(answer.name().toString());
  }

  @Test
  void used_costsOneReadAndOneCommit() throws Exception {
    assertThat(night.decide(ADA, asking(1, WHY)).basis()).isEqualTo(Basis.BREAKGLASS);
    store.reset();
    assertThat(night.decide(ADA, asking(1, WHY)).basis()).isEqualTo(Basis.BREAKGLASS);

    assertThat(store.roundTrips()).isEqualTo(2);
  }

  @Test
  void used_thoughTheImageConforms_isOnRecordToo() throws Exception {
    night.project().rule("ALWAYS_ALLOW");
    Recorded answer = night.ask(ADA, asking(1, WHY));

    assertThat(answer.decision().basis()).isEqualTo(Basis.BREAKGLASS);
    assertThat(answer.decision().images().get(0).outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(night.recorded(EventKind.BREAKGLASS_USED)).containsExactly(answer.name().toString());
  }

  @Test
  void refused_thoughTheImageConforms_deniesAllTheSame() throws Exception {
    night.project().rule("ALWAYS_ALLOW");
    Decision decision = night.decide(ADA, asking(1, ""));

    assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
    assertThat(decision.basis()).isEqualTo(Basis.RULE);
    assertThat(refusals(decision)).containsExactly(Code.JUSTIFICATION_INVALID);
    assertThat(decision.message()).startsWith("Breakglass is refused: the justification is empty");
    assertThat(night.recorded(EventKind.BREAKGLASS_USED)).isEmpty();
  }

  @Test
  void everythingInTheWay_isSaidAtOnce() throws Exception {
    night.settings(
        "enabled: false, serviceAccounts: NEVER, justification: {pattern: 'TKT-[0-9]+'}");
    Decision decision =
        night.decide(
            PIPELINE,
            Manifests.breakglass(Manifests.service("us-docker.pkg.dev/demo/apps/app:v1"), "short"));

    assertThat(refusals(decision))
        .containsExactly(
            Code.DISABLED,
            Code.PROGRAM,
            Code.JUSTIFICATION_INVALID,
            Code.JUSTIFICATION_INVALID,
            Code.DIGEST_REQUIRED);
  }

  /** Else whoever may only deploy would learn which reasons were given, and what was granted. */
  @Test
  void withoutTheRight_nothingElseIsSaid() throws Exception {
    night.settings("secondApprover: true");
    assertThat(refusals(night.decideWithoutRight(ADA, asking(1, ""))))
        .containsExactly(Code.PERMISSION_MISSING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "justification: {minimumLength: 0} | '' | true",
        "justification: {minimumLength: 1} | ' ' | false",
        "justification: {pattern: 'INC-[0-9]+'} | INC-7 is the reason | true",
        "justification: {pattern: 'INC-[0-9]+'} | no ticket at all | false",
        "'' | 123456789 | false",
        "'' | 1234567890 | true",
      })
  void justification_isWhatTheProjectDemands(String settings, String why, boolean enough)
      throws Exception {
    night.settings(settings);

    assertThat(night.decide(ADA, asking(1, why)).outcome())
        .isEqualTo(enough ? Outcome.ALLOW : Outcome.DENY);
  }

  @Test
  void justification_leftInTheManifest_bypassesNothingElse() throws Exception {
    assertThat(night.decide(ADA, asking(1, WHY)).basis()).isEqualTo(Basis.BREAKGLASS);

    assertThat(refusals(night.decide(ADA, asking(2, WHY))))
        .containsExactly(Code.JUSTIFICATION_REUSED);
    assertThat(refusals(night.decide(ADA, asking(2, " " + WHY + " "))))
        .containsExactly(Code.JUSTIFICATION_REUSED);
    assertThat(night.decide(ADA, asking(2, WHY + " again")).basis()).isEqualTo(Basis.BREAKGLASS);
  }

  @Test
  void justification_afterItsEnd_isRefused() throws Exception {
    assertThat(night.decide(ADA, asking(1, WHY)).basis()).isEqualTo(Basis.BREAKGLASS);

    night.gate().clock().advance(Duration.ofHours(24).minusMinutes(1));
    Decision last = night.decide(ADA, asking(1, WHY));
    assertThat(last.basis()).isEqualTo(Basis.BREAKGLASS);
    assertThat(last.expireTime()).contains(last.createTime().plusSeconds(60));

    night.gate().clock().advance(Duration.ofMinutes(1));
    Decision late = night.decide(ADA, asking(1, WHY));
    assertThat(refusals(late)).containsExactly(Code.JUSTIFICATION_ENDED);
    assertThat(late.message()).contains("was first used at");
  }

  @Test
  void orgPolicy_isNeverOverridden() throws Exception {
    night.project().rule("ALWAYS_ALLOW");
    night
        .project()
        .orgPolicy(
            """
            name: projects/demo/policies/run.allowedBinaryAuthorizationPolicies
            spec: {rules: [{values: {allowedValues: [projects/demo/platforms/cloudRun/policies/p]}}]}
            """);
    Decision decision = night.decide(ADA, asking(1, WHY));

    assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
    assertThat(decision.basis()).isEqualTo(Basis.ORG_POLICY);
    assertThat(refusals(decision)).containsExactly(Code.NOT_OVERRIDABLE);
  }

  @Test
  void brokenAnnotation_isNeverOverridden() throws Exception {
    Decision decision =
        night.decide(
            ADA,
            Manifests.breakglass(
                Manifests.service("nonsense", new String[] {Manifests.image(1)}), WHY));

    assertThat(decision.basis()).isEqualTo(Basis.ERROR);
    assertThat(refusals(decision)).containsExactly(Code.NOT_OVERRIDABLE);
  }

  @Test
  void validateOnly_neverAnswersBreakglass() throws Exception {
    Told told =
        (Told)
            night
                .gate()
                .admission()
                .decide(ADA, DEMO, Requests.submission(Manifests.validateOnly(asking(1, WHY))));

    assertThat(told.decision().outcome()).isEqualTo(Outcome.DENY);
    assertThat(told.decision().basis()).isEqualTo(Basis.RULE);
    assertThat(told.decision().warnings())
        .extracting(Warning::code)
        .containsExactly("BREAKGLASS_NOT_TRIED");
    assertThat(night.recorded(EventKind.BREAKGLASS_USED)).isEmpty();
  }

  @Test
  void requestAgain_isAnsweredByTheOneDecision() throws Exception {
    String request = Manifests.request("r-1", asking(1, WHY));
    Recorded first = night.ask(ADA, request);
    Recorded second = night.ask(ADA, request);

    assertThat(second).isEqualTo(new Recorded(first.name(), first.decision(), Origin.REPLAY));
    assertThat(night.recorded(EventKind.BREAKGLASS_USED)).containsExactly(first.name().toString());
  }

  @Test
  void i9_rightTakenAway_bindsTheSameRequest() throws Exception {
    String request = Manifests.request("r-1", asking(1, WHY));
    assertThat(night.decide(ADA, request).basis()).isEqualTo(Basis.BREAKGLASS);

    assertThat(refusals(night.decideWithoutRight(ADA, request)))
        .containsExactly(Code.PERMISSION_MISSING);
  }

  @Test
  void job_isLetThroughWhenItIsSubmitted() throws Exception {
    Decision decision =
        night.decide(
            ADA,
            Manifests.job(Manifests.image(1))
                .replace(
                    "annotations:\n",
                    "annotations:\n    run.googleapis.com/binary-authorization-breakglass: '"
                        + WHY
                        + "'\n"));

    assertThat(decision.basis()).isEqualTo(Basis.BREAKGLASS);
  }

  @Test
  void program_needsAGrant_unlessSettledOtherwise() throws Exception {
    assertThat(refusals(night.decide(PIPELINE, asking(1, WHY)))).containsExactly(Code.GRANT_NEEDED);
    night.settings("serviceAccounts: ALLOWED");
    assertThat(night.decide(PIPELINE, asking(1, WHY)).basis()).isEqualTo(Basis.BREAKGLASS);
    night.settings("serviceAccounts: NEVER");
    assertThat(refusals(night.decide(PIPELINE, asking(1, WHY)))).isEqualTo(List.of(Code.PROGRAM));
  }
}
