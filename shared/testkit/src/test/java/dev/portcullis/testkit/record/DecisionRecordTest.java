package dev.portcullis.testkit.record;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.ImageKind;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.PolicyUsed;
import dev.portcullis.record.decision.WorkloadSummary;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.verdict.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a decision. */
class DecisionRecordTest {

  private static final Duration YEAR = Duration.ofDays(365);
  private static final DecisionName NAME = new DecisionName(new ProjectId("demo"), "d1");

  private final InMemoryStore store = new InMemoryStore();
  private final MutableClock clock = new MutableClock();
  private final DecisionLedger ledger = new DecisionLedger(store, clock);

  @Test
  void record_anyDecision_isReadBackWhole() throws Exception {
    for (int seed = 0; seed < 1000; seed++) {
      Decision decision = new RandomDecisions(seed).next();
      DecisionName name = new DecisionName(NAME.project(), "seed-" + seed);
      record(name, decision);

      assertThat(ledger.find(name)).as("seed %s", seed).contains(decision);
    }
  }

  @Test
  void record_twice_isAConflict() throws Exception {
    Decision decision = allowed(List.of(image(1)));
    record(NAME, decision);

    assertThat(store.commit(List.of(DecisionLedger.record(NAME, decision, YEAR))).conflict())
        .isPresent();
  }

  @Test
  void find_unknownOrOfAnotherProject_isEmpty() throws Exception {
    record(NAME, allowed(List.of(image(1))));

    assertThat(ledger.find(new DecisionName(NAME.project(), "d2"))).isEmpty();
    assertThat(ledger.find(new DecisionName(new ProjectId("other"), "d1"))).isEmpty();
  }

  @Test
  void find_pastItsRetention_isEmptyAlthoughStillThere() throws Exception {
    record(NAME, allowed(List.of(image(1))));

    clock.advance(YEAR.minusMillis(1));
    assertThat(ledger.find(NAME)).isPresent();
    clock.advance(Duration.ofMillis(1));
    assertThat(ledger.find(NAME)).isEmpty();
    assertThat(store.find(DecisionLedger.path(NAME))).isPresent();
  }

  @Test
  void record_fiveHundredDigests_isTheMost() throws Exception {
    record(NAME, allowed(IntStream.range(0, 500).mapToObj(DecisionRecordTest::image).toList()));
    assertThat(ledger.find(NAME).orElseThrow().images()).hasSize(500);

    Decision larger = allowed(IntStream.range(0, 501).mapToObj(DecisionRecordTest::image).toList());
    assertRefused(
        Kind.EXHAUSTED,
        "larger than can be recorded",
        () -> DecisionLedger.record(NAME, larger, YEAR));
  }

  @Test
  void record_moreTextThanADocumentHolds_isRefused() {
    Decision large = allowed(List.of(image("i".repeat(1024 * 1024), Optional.empty())));

    assertRefused(
        Kind.EXHAUSTED, "split the workload", () -> DecisionLedger.record(NAME, large, YEAR));
  }

  @Test
  void record_longNamesOfManyBytes_isKept() throws Exception {
    String name = "漢".repeat(253);
    record(NAME, allowed(new WorkloadSummary("Service", name, name, "", "0".repeat(64))));

    assertThat(ledger.allowing(NAME.project(), name, name, 1))
        .contains(List.of(ledger.find(NAME).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "A-9", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"})
  void name_goodId_isMade(String id) throws Exception {
    assertThat(DecisionName.of(NAME.project(), id)).hasToString("projects/demo/decisions/" + id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a/b",
        "a.b",
        "..",
        "a b",
        "ä",
        "a\n",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0"
      })
  void name_badId_isRefused(String id) {
    assertThat(catchThrowable(() -> DecisionName.of(NAME.project(), id)))
        .isInstanceOf(InvalidTextException.class);
    assertThatIllegalArgumentException().isThrownBy(() -> new DecisionName(NAME.project(), id));
  }

  @Test
  void decision_expiryWithoutAllow_cannotBe() {
    Decision allowed = allowed(List.of(image(1)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(allowed, Outcome.DENY, allowed.expireTime(), allowed.images()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(allowed, Outcome.ALLOW, Optional.empty(), allowed.images()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(allowed, Outcome.ALLOW, allowed.expireTime(), List.of()));
  }

  private void record(DecisionName name, Decision decision) throws Exception {
    assertThat(store.commit(List.of(DecisionLedger.record(name, decision, YEAR))).conflict())
        .isEmpty();
  }

  private static Decision allowed(List<DecidedImage> images) {
    WorkloadSummary workload = new WorkloadSummary("Service", "svc", "", "", "0".repeat(64));
    return with(allowed(workload), Outcome.ALLOW, Optional.of(MutableClock.START), images);
  }

  private static Decision allowed(WorkloadSummary workload) {
    return new Decision(
        Outcome.ALLOW,
        Basis.RULE,
        new PolicyUsed("projects/demo/policy", 1),
        workload,
        Gate.PIPELINE,
        Map.of(),
        MutableClock.START,
        Optional.of(MutableClock.START),
        List.of(),
        List.of(image(1)),
        "");
  }

  private static Decision with(
      Decision decision, Outcome outcome, Optional<Instant> expiry, List<DecidedImage> images) {
    return new Decision(
        outcome,
        decision.basis(),
        decision.policy(),
        decision.workload(),
        decision.principal(),
        decision.context(),
        decision.createTime(),
        expiry,
        decision.warnings(),
        images,
        decision.message());
  }

  private static DecidedImage image(int number) {
    return image("app", Optional.of(new Digest("%064x".formatted(number))));
  }

  private static DecidedImage image(String written, Optional<Digest> digest) {
    return new DecidedImage(
        "",
        "c",
        ImageKind.CONTAINER,
        written,
        digest,
        Outcome.ALLOW,
        Basis.RULE,
        Optional.empty(),
        List.of(),
        List.of());
  }
}
