package dev.portcullis.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portcullis.admission.simulation.Change;
import dev.portcullis.admission.simulation.Differences;
import dev.portcullis.admission.simulation.SimulationAnswer.Page;
import dev.portcullis.admission.simulation.Verdict;
import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.DecisionFilter;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.Warning;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a policy that nobody wrote yet would change. */
class SimulatorTest {

  private static final TestKey KEY = TestKeys.any();
  private static final String SIGNED = Manifests.image(1);
  private static final String UNSIGNED = Manifests.image(2);
  private static final String ALLOW = PolicyTexts.rule("ALWAYS_ALLOW");
  private static final String DENY = PolicyTexts.rule("ALWAYS_DENY");

  private final InMemoryStore store = new InMemoryStore();
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");
  private final Simulations simulations = new Simulations(gate, demo);

  @BeforeEach
  void register() throws Exception {
    demo.register();
    demo.createAttestor("qa", KEY);
    demo.attest("qa", SIGNED, KEY);
    demo.rule("ALWAYS_ALLOW");
  }

  @Test
  void candidate_asksForMore_newlyDeniesWhatLacksIt() throws Exception {
    DecisionName kept = decide(Manifests.service(SIGNED));
    DecisionName lost = decide(Manifests.service(SIGNED, UNSIGNED));

    Differences differences = simulations.of(demo.requiring("qa")).differences();

    Change change = only(differences.newlyDenied());
    assertThat(change.decision()).isEqualTo(lost).isNotEqualTo(kept);
    assertThat(change.workload().name()).isEqualTo("svc");
    assertThat(change.recorded()).isEqualTo(new Verdict(Outcome.ALLOW, Basis.RULE));
    assertThat(change.current()).isEqualTo(new Verdict(Outcome.ALLOW, Basis.RULE));
    assertThat(change.simulated()).isEqualTo(new Verdict(Outcome.DENY, Basis.RULE));
    assertThat(change.images()).extracting(DecidedImage::image).containsExactly(UNSIGNED);
    assertThat(change.images().get(0).reasons())
        .extracting(Reason::code)
        .containsExactly(ReasonCode.NO_VALID_ATTESTATION);
    assertCounts(differences, 1, 0, 1, 0);
  }

  @Test
  void candidate_asksForLess_newlyAllowsAndSaysWhatLetsThemPass() throws Exception {
    demo.require("qa");
    DecisionName refused = decide(Manifests.service(SIGNED, UNSIGNED));

    Page page = simulations.of(PolicyTexts.allowing(demo.requiring("qa"), UNSIGNED));

    Change change = only(page.differences().newlyAllowed());
    assertThat(change.decision()).isEqualTo(refused);
    assertThat(change.current().outcome()).isEqualTo(Outcome.DENY);
    assertThat(change.simulated()).isEqualTo(new Verdict(Outcome.ALLOW, Basis.ALLOWLIST));
    assertThat(only(change.images()).matchedPattern()).contains(UNSIGNED);
    assertCounts(page.differences(), 0, 1, 0, 0);
  }

  @Test
  void allowlists_swapped_changesBothWays() throws Exception {
    demo.policy(PolicyTexts.allowing(DENY, Manifests.image(1)));
    DecisionName first = decide(Manifests.service(Manifests.image(1)));
    DecisionName second = decide(Manifests.service(Manifests.image(2)));

    Differences differences =
        simulations.of(PolicyTexts.allowing(DENY, Manifests.image(2))).differences();

    assertThat(only(differences.newlyDenied()).decision()).isEqualTo(first);
    assertThat(only(differences.newlyAllowed()).decision()).isEqualTo(second);
  }

  @Test
  void attestation_goneSince_isNotTheCandidatesDoing() throws Exception {
    demo.require("qa");
    DecisionName allowed = decide(Manifests.service(SIGNED));
    assertThat(gate.decisions().find(allowed).orElseThrow().outcome()).isEqualTo(Outcome.ALLOW);
    gate.notes().delete(Gate.OWNER, demo.note("qa"));

    assertCounts(simulations.of(demo.requiring("qa")).differences(), 0, 0, 1, 0);

    Change change = only(simulations.of(ALLOW).differences().newlyAllowed());
    assertThat(change.recorded().outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(change.current().outcome()).isEqualTo(Outcome.DENY);
  }

  @Test
  void candidate_namesNoAttestorThatExists_isAnAnswerWithAWarning() throws Exception {
    DecisionName decision = decide(Manifests.service(SIGNED));

    Page page = simulations.of(demo.requiring("nobody"));

    Change change = only(page.differences().newlyDenied());
    assertThat(change.decision()).isEqualTo(decision);
    assertThat(only(change.images()).reasons())
        .extracting(Reason::code)
        .containsExactly(ReasonCode.ATTESTOR_NOT_FOUND);
    assertThat(page.warnings()).extracting(Warning::code).containsExactly("ATTESTOR_NOT_FOUND");
  }

  @Test
  void candidate_onlyRecords_deniesNothingAndSaysSo() throws Exception {
    assertThat(decide(Manifests.service(UNSIGNED))).isNotNull();

    Page page = simulations.of(PolicyTexts.dryRun(demo.requiring("qa")));

    assertCounts(page.differences(), 0, 0, 1, 0);
    assertThat(page.warnings()).extracting(Warning::code).containsExactly("DRY_RUN");
  }

  @Test
  void candidate_onlyRecords_newlyAllowsWhatIsEnforcedToday() throws Exception {
    demo.require("qa");
    assertThat(decide(Manifests.service(UNSIGNED))).isNotNull();

    Change change =
        only(simulations.of(PolicyTexts.dryRun(demo.requiring("qa"))).differences().newlyAllowed());

    assertThat(change.simulated().basis()).isEqualTo(Basis.DRY_RUN);
    assertThat(only(change.images()).reasons()).isNotEmpty();
  }

  @Test
  void projectWithoutAPolicy_isComparedWithTheDefault() throws Exception {
    TestProject fresh = gate.project("fresh");
    fresh.register();
    assertThat(fresh.decide(Manifests.service(UNSIGNED)).basis()).isEqualTo(Basis.NO_POLICY);
    gate.clock().advance(Duration.ofSeconds(1));

    Change change = only(new Simulations(gate, fresh).of(DENY).differences().newlyDenied());

    assertThat(change.current().basis()).isEqualTo(Basis.NO_POLICY);
  }

  @Test
  void workloadsThatWereNotChecked_areReplayedAsIfTheyWere() throws Exception {
    demo.settings("{unannotated: SKIP, jobs: AT_EXECUTION}");
    DecisionName skipped = decide(Manifests.unannotated(UNSIGNED));
    DecisionName deferred = decide(Manifests.job(UNSIGNED));

    Differences differences = simulations.of(DENY).differences();

    assertThat(differences.newlyDenied())
        .extracting(Change::decision, change -> change.recorded().basis())
        .containsExactly(tuple(deferred, Basis.DEFERRED), tuple(skipped, Basis.NOT_ENABLED));
  }

  @Test
  void workloadsRefusedForTheirMissingAnnotation_areReplayedByTheirImages() throws Exception {
    demo.settings("{unannotated: DENY}");
    assertThat(decide(Manifests.unannotated(UNSIGNED))).isNotNull();

    Change change = only(simulations.of(DENY).differences().newlyDenied());

    assertThat(change.recorded()).isEqualTo(new Verdict(Outcome.DENY, Basis.NOT_ENABLED));
    assertThat(change.current().outcome()).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void earlierRevisions_countAsTheyDidWhenDecided() throws Exception {
    String first = Manifests.revision(Manifests.service(UNSIGNED), "svc-old");
    assertThat(decide(first)).isNotNull();
    DecisionName split =
        decide(Manifests.traffic(Manifests.service(SIGNED), "svc-old", "svc-00001-abc"));
    DecisionName unknown = decide(Manifests.traffic(Manifests.service(SIGNED), "svc-gone"));

    Differences differences = simulations.of(demo.requiring("qa")).differences();

    assertCounts(differences, 3, 0, 0, 0);
    assertThat(differences.newlyDenied().get(0).decision()).isEqualTo(unknown);
    assertThat(only(differences.newlyDenied().get(0).images()).revision()).isEqualTo("svc-gone");
    assertThat(differences.newlyDenied().get(1).decision()).isEqualTo(split);
    assertThat(differences.newlyDenied().get(1).images())
        .extracting(DecidedImage::revision)
        .containsExactly("svc-old", "svc-00001-abc");
  }

  @Test
  void imagesThatNoAttestationCovers_stayUncovered() throws Exception {
    assertThat(decide(Manifests.baseImage(Manifests.service(SIGNED), UNSIGNED))).isNotNull();

    Change change = only(simulations.of(demo.requiring("qa")).differences().newlyDenied());

    assertThat(only(change.images()).reasons())
        .extracting(Reason::code)
        .containsExactly(ReasonCode.IMAGE_NOT_COVERED);
  }

  @Test
  void decisionsUnderAnotherPolicy_areLeftOut() throws Exception {
    demo.platformPolicy("strict", PolicyTexts.platformRule("ALWAYS_ALLOW"));
    String named = demo.platformPolicy("strict").toString();
    DecisionName platform = decide(Manifests.service(named, new String[] {SIGNED}));
    DecisionName own = decide(Manifests.service(SIGNED));

    assertThat(only(simulations.of(DENY).differences().newlyDenied()).decision()).isEqualTo(own);
    assertThat(
            only(simulations
                    .ofPlatform("strict", PolicyTexts.platformRule("ALWAYS_DENY"))
                    .differences()
                    .newlyDenied())
                .decision())
        .isEqualTo(platform);
  }

  @Test
  void platformCandidate_withItsOwnAttestor_findsItsEvidence() throws Exception {
    demo.platformPolicy("strict", PolicyTexts.platformRule("ALWAYS_ALLOW"));
    String named = demo.platformPolicy("strict").toString();
    assertThat(decide(Manifests.service(named, new String[] {SIGNED}))).isNotNull();
    DecisionName lost = decide(Manifests.service(named, new String[] {UNSIGNED}));
    String candidate = PolicyTexts.platformRequiring("qa", demo.note("qa").toString(), KEY);

    Differences differences = simulations.ofPlatform("strict", candidate).differences();

    assertThat(only(differences.newlyDenied()).decision()).isEqualTo(lost);
    assertCounts(differences, 1, 0, 1, 0);
  }

  @Test
  void decisionsThatCannotBeReplayed_areNamed() throws Exception {
    DecisionName misspelt = decide(Manifests.service("defualt", new String[] {SIGNED}));
    DecisionName damaged = new DecisionName(demo.id(), "damaged");
    Content content = Content.of(gate.clock().instant(), "{}");
    assertThat(
            store.commit(List.of(Write.create(DecisionLedger.path(damaged), content))).conflict())
        .isEmpty();
    gate.clock().advance(Duration.ofSeconds(1));

    Differences differences = simulations.of(DENY).differences();

    assertCounts(differences, 0, 0, 0, 2);
    assertThat(differences.notReplayable().get(0).decision()).isEqualTo(damaged);
    assertThat(differences.notReplayable().get(0).reason()).contains("cannot be read");
    assertThat(differences.notReplayable().get(1).decision()).isEqualTo(misspelt);
    assertThat(differences.notReplayable().get(1).reason()).contains("before any policy");
  }

  @Test
  void simulation_changesNoDecisionAndNoPolicy() throws Exception {
    DecisionName decided = decide(Manifests.service(SIGNED));

    assertThat(simulations.of(DENY).differences().examined()).isEqualTo(1);

    assertThat(gate.policies().find(demo.id()).orElseThrow().number()).isEqualTo(1);
    assertThat(gate.decisions().list(demo.id(), DecisionFilter.ALL, 10, Optional.empty()).entries())
        .extracting(DecisionLedger.Entry::name)
        .containsExactly(decided);
  }

  /** Decides, and lets a second pass. */
  private DecisionName decide(String yaml) throws Exception {
    DecisionName name = demo.record(yaml).name();
    gate.clock().advance(Duration.ofSeconds(1));
    return name;
  }

  private static void assertCounts(
      Differences differences, int denied, int allowed, int unchanged, int notReplayable) {
    assertThat(differences.newlyDenied()).hasSize(denied);
    assertThat(differences.newlyAllowed()).hasSize(allowed);
    assertThat(differences.unchanged()).isEqualTo(unchanged);
    assertThat(differences.notReplayable()).hasSize(notReplayable);
    assertThat(differences.examined()).isEqualTo(denied + allowed + unchanged + notReplayable);
  }

  private static <T> T only(List<T> list) {
    assertThat(list).hasSize(1);
    return list.get(0);
  }
}
