package dev.portcullis.testkit.breakglass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.FailingStore;
import dev.portcullis.testkit.storage.FailingStore.When;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store that fails at every point of a use of breakglass by grant. */
class BreakglassFailureTest {

  /** The state, the state once the policy's names are known, the grants, the log, the commit. */
  private static final int MOST_CALLS = 7;

  private final InMemoryStore store = new InMemoryStore();
  private NightGate night;

  @BeforeEach
  void demandGrants() throws Exception {
    night = GrantUse.project(store);
  }

  @Test
  void use_nothingFails_makesNoMoreCallsThanAreTried() throws Exception {
    CountingStore counting = new CountingStore(store);

    assertThat(new GrantUse(1).grantedBy(night).tryToAsk(night.beside(counting, 2))).isPresent();
    assertThat(counting.roundTrips()).isLessThan(MOST_CALLS);
  }

  @ParameterizedTest
  @EnumSource
  void i3_storeFailsAtAnyCall_noBreakglassWithoutItsRecord_andRetryGivesOne(When when)
      throws Exception {
    for (int call = 1; call <= MOST_CALLS; call++) {
      assertConverges(call, FailingStore.at(call, when, store));
    }
  }

  @ParameterizedTest
  @EnumSource
  void i3_storeFailsFromAnyCallOn_noBreakglassWithoutItsRecord_andRetryGivesOne(When when)
      throws Exception {
    for (int call = 1; call <= MOST_CALLS; call++) {
      assertConverges(call, FailingStore.from(call, when, store));
    }
  }

  private void assertConverges(int call, FailingStore failing) throws Exception {
    GrantUse use = new GrantUse(call).grantedBy(night);
    Optional<DecisionName> answered = use.tryToAsk(night.beside(failing, 100 * call + 1));
    use.checkAndAskAgain(store, answered, call - 1, night);
  }
}
