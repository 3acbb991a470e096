package dev.portcullis.testkit.breakglass;

import static dev.portcullis.testkit.breakglass.NightGate.ADA;
import static dev.portcullis.testkit.breakglass.NightGate.DEMO;
import static dev.portcullis.testkit.breakglass.NightGate.WHY;
import static dev.portcullis.testkit.breakglass.NightGate.asking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admission.Answer.Recorded;
import dev.portcullis.record.breakglass.BreakglassGrant;
import dev.portcullis.record.breakglass.EventFilter;
import dev.portcullis.record.breakglass.EventName;
import dev.portcullis.record.decision.DecisionFilter;
import dev.portcullis.record.decision.DecisionLedger.Entry;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.FailingStore;
import dev.portcullis.testkit.storage.FailingStore.When;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.verdict.Basis;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store that fails at every point of a use of breakglass by grant. */
class BreakglassFailureTest {

  /** The state, the state once the policy's names are known, the grants, the commit. */
  private static final int MOST_CALLS = 6;

  private final InMemoryStore store = new InMemoryStore();
  private NightGate night;

  @BeforeEach
  void demandGrants() throws Exception {
    night = NightGate.denying(store, "secondApprover: true");
  }

  @Test
  void use_nothingFails_makesNoMoreCallsThanAreTried() throws Exception {
    var unused = night.approvedGrant(1, 1);
    CountingStore counting = new CountingStore(store);

    assertThat(night.over(counting, 2).decide(ADA, asking(1, WHY)).basis())
        .isEqualTo(Basis.BREAKGLASS);
    assertThat(counting.roundTrips()).isLessThan(MOST_CALLS);
  }

  @ParameterizedTest
  @EnumSource
  void i3_storeFailsAtAnyCall_noBreakglassWithoutItsRecord_andRetryGivesOne(When when)
      throws Exception {
    for (int call = 1; call <= MOST_CALLS; call++) {
      BreakglassGrant grant = night.approvedGrant(1, call);
      String request = Manifests.request("r-" + when + call, asking(call, WHY + " " + when + call));
      int before = night.recorded("BREAKGLASS_USED").size();
      Optional<Recorded> shaken =
          tryToAsk(night.over(FailingStore.at(call, when, store), 100 * call + 1), request);
      assertRecordsBelongTogether();

      Recorded retried = night.ask(ADA, request);
      assertThat(retried.decision().basis()).as("call %s", call).isEqualTo(Basis.BREAKGLASS);
      shaken.ifPresent(answer -> assertThat(retried.name()).isEqualTo(answer.name()));
      assertThat(night.recorded("BREAKGLASS_USED")).hasSize(before + 1);
      assertThat(night.gate().breakglass().grants().find(grant.name()).orElseThrow().used())
          .isEqualTo(1);
      assertRecordsBelongTogether();
    }
  }

  @ParameterizedTest
  @EnumSource
  void i3_storeFailsFromAnyCallOn_noBreakglassWithoutItsRecord(When when) throws Exception {
    for (int call = 1; call <= MOST_CALLS; call++) {
      var unused = night.approvedGrant(1, call);
      Optional<Recorded> answer =
          tryToAsk(
              night.over(FailingStore.from(call, when, store), 100 * call + 1),
              asking(call, WHY + " " + when + call));
      answer.ifPresent(
          recorded ->
              assertThat(night.recorded("BREAKGLASS_USED")).contains(recorded.name().toString()));
      assertRecordsBelongTogether();
    }
  }

  /** Every decision by breakglass has its event and its entry, and nothing else has one. */
  private void assertRecordsBelongTogether() {
    List<String> decisions =
        night
            .gate()
            .decisions()
            .list(DEMO, DecisionFilter.ALL, 1000, Optional.empty())
            .entries()
            .stream()
            .filter(entry -> entry.decision().basis() == Basis.BREAKGLASS)
            .map(Entry::name)
            .map(Object::toString)
            .toList();
    List<String> events =
        night
            .gate()
            .breakglass()
            .events()
            .list(DEMO, EventFilter.ALL, 1000, Optional.empty())
            .items()
            .stream()
            .map(event -> event.name())
            .map(EventName::id)
            .map(id -> "projects/demo/decisions/" + id)
            .toList();
    assertThat(events).containsExactlyInAnyOrderElementsOf(decisions);
    assertThat(night.recorded("BREAKGLASS_USED")).containsExactlyInAnyOrderElementsOf(decisions);
  }

  private static Optional<Recorded> tryToAsk(NightGate shaken, String yaml) throws Exception {
    try {
      return Optional.of(shaken.ask(ADA, yaml));
    } catch (StoreUnavailableException e) {
      return Optional.empty();
    }
  }
}
