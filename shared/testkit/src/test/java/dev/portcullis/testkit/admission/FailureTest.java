package dev.portcullis.testkit.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.portcullis.admission.Answer;
import dev.portcullis.admission.Answer.Recorded.Origin;
import dev.portcullis.record.decision.DecisionFilter;
import dev.portcullis.record.decision.DecisionLedger.Entry;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Conflict;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.FailingStore;
import dev.portcullis.testkit.storage.FailingStore.When;
import dev.portcullis.testkit.storage.ForwardingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store that fails at every point of a decision: a query, three reads and a commit. */
class FailureTest {

  private static final String IMAGE = Manifests.image(1);
  private static final TestKey KEY = TestKeys.any();
  private static final int CALLS = 5;

  private final InMemoryStore store = new InMemoryStore();
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");
  private final String service = Manifests.traffic(Manifests.service(IMAGE), "svc-1");
  private final String request = Manifests.request("r-1", service);
  private long seed = 1;

  @BeforeEach
  void attestTheImage() throws Exception {
    demo.register();
    demo.createAttestor("qa", KEY);
    demo.require("qa");
    demo.attest("qa", IMAGE, KEY);
    assertThat(demo.decide(Manifests.revision(Manifests.service(IMAGE), "svc-1")).expireTime())
        .isPresent();
  }

  @Test
  void decide_nothingFails_makesFiveCalls() throws Exception {
    CountingStore counting = new CountingStore(store);

    assertThat(on(counting).record(request).origin()).isEqualTo(Origin.NEW);
    assertThat(counting.roundTrips()).isEqualTo(CALLS);
  }

  @ParameterizedTest
  @EnumSource
  void i3_storeFailsOnceAtAnyCall_noAnswerWithoutItsRecord(When when) throws Exception {
    for (int call = 1; call <= CALLS; call++) {
      List<Entry> before = decisions();
      FailingStore failing = FailingStore.at(call, when, store);
      TestProject shaken = on(failing);
      assertThatExceptionOfType(StoreUnavailableException.class)
          .as("call %s %s", call, when)
          .isThrownBy(() -> shaken.ask(service))
          .returns(
              call == CALLS && when == When.AFTER ? Outcome.UNKNOWN : Outcome.NOTHING_WRITTEN,
              StoreUnavailableException::outcome);
      assertThat(decisions())
          .as("call %s %s", call, when)
          .hasSize(before.size() + (call == CALLS && when == When.AFTER ? 1 : 0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void i3_storeFailsFromAnyCallOn_noAnswerWithoutItsRecord(When when) throws Exception {
    for (int call = 1; call <= CALLS + 1; call++) {
      TestProject shaken = on(FailingStore.from(call, when, store));
      Optional<Answer.Recorded> answer = tryToRecord(shaken, service);

      assertThat(answer.isPresent()).as("call %s", call).isEqualTo(call > CALLS);
      answer.ifPresent(
          recorded ->
              assertThat(gate.decisions().find(recorded.name())).contains(recorded.decision()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void i5_storeFailsAtAnyCall_retryGivesTheOneDecision(When when) throws Exception {
    for (int call = 1; call <= CALLS; call++) {
      int before = decisions().size();
      String id = Manifests.request("retry-" + when + "-" + call, service);
      assertThat(tryToRecord(on(FailingStore.at(call, when, store)), id)).isEmpty();
      int left = decisions().size();

      Answer.Recorded retried = demo.record(id);
      assertThat(retried.origin()).isEqualTo(left > before ? Origin.REPLAY : Origin.NEW);
      assertThat(decisions()).hasSize(before + 1);
      assertThat(demo.record(id).name()).isEqualTo(retried.name());
      assertThat(demo.record(id).decision()).isEqualTo(retried.decision());
    }
  }

  @ParameterizedTest
  @EnumSource
  void i5_storeFailsAtAnyCallOfAReplay_neverMakesASecondRecord(When when) throws Exception {
    Answer.Recorded first = demo.record(request);
    int before = decisions().size();
    for (int call = 1; call <= CALLS; call++) {
      assertThat(tryToRecord(on(FailingStore.at(call, when, store)), request)).isEmpty();
    }

    assertThat(demo.record(request).name()).isEqualTo(first.name());
    assertThat(decisions()).hasSize(before);
  }

  @Test
  void i3_everyCommitConflicts_isUnavailableAndNeverAnAnswer() {
    TestProject unlucky =
        on(
            new ForwardingStore(store) {
              @Override
              public CommitResult commit(List<Write> writes) {
                return new Conflict(writes.get(0).path(), Conflict.Kind.ALREADY_EXISTS);
              }
            });

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> unlucky.ask(service));
  }

  @Test
  void i3_idGivenTwice_overwritesNoRecord() throws Exception {
    Answer.Recorded first = on(store, 77).record(service);
    Answer.Recorded second = on(store, 77).record(service);

    assertThat(second.name()).isNotEqualTo(first.name());
    assertThat(gate.decisions().find(first.name())).contains(first.decision());
    assertThat(gate.decisions().find(second.name())).contains(second.decision());
  }

  @Test
  void i2_verifierFails_isAnErrorAndNotRecorded() throws Exception {
    int before = decisions().size();
    Gate broken =
        new Gate(
            store,
            new MutableClock(),
            2,
            (key, payload, signature) -> {
              throw new IllegalStateException("the provider is gone");
            });

    assertThatIllegalStateException().isThrownBy(() -> demo.on(broken).ask(service));
    assertThat(decisions()).hasSize(before);
  }

  private TestProject on(DocumentStore other) {
    seed++;
    return on(other, seed);
  }

  private TestProject on(DocumentStore other, long ids) {
    return demo.on(gate.over(other, ids));
  }

  private static Optional<Answer.Recorded> tryToRecord(TestProject project, String yaml)
      throws Exception {
    try {
      return Optional.of(project.record(yaml));
    } catch (StoreUnavailableException e) {
      return Optional.empty();
    }
  }

  private List<Entry> decisions() {
    return gate.decisions().list(demo.id(), DecisionFilter.ALL, 1000, Optional.empty()).entries();
  }
}
