package dev.portcullis.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.admission.simulation.SimulationAnswer;
import dev.portcullis.admission.simulation.SimulationAnswer.Busy;
import dev.portcullis.admission.simulation.SimulationAnswer.Page;
import dev.portcullis.admission.simulation.SimulationLease;
import dev.portcullis.admission.simulation.SimulationToken;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.storage.FailingStore;
import dev.portcullis.testkit.storage.FailingStore.When;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.testkit.storage.Race;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One run at a time a project, and one page at a time of it. */
class SimulationLeaseTest {

  private static final String DENY = PolicyTexts.rule("ALWAYS_DENY");
  private static final Duration LEASE = Duration.ofSeconds(60);

  private final InMemoryStore store = new InMemoryStore();
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");
  private final Simulations simulations = new Simulations(gate, demo);

  @BeforeEach
  void decideTwice() throws Exception {
    demo.register();
    demo.rule("ALWAYS_ALLOW");
    for (int i = 0; i < 3; i++) {
      assertThat(demo.decide(Manifests.service(Manifests.image(i))).images()).hasSize(1);
      gate.clock().advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void secondRun_whileOneIsUnderWay_isToldHowLongToWait() throws Exception {
    assertThat(begin().next()).isPresent();
    gate.clock().advance(Duration.ofSeconds(20));

    assertThat(simulations.ask(DENY, 1, Optional.empty()))
        .isEqualTo(new Busy(Duration.ofSeconds(40)));
  }

  @Test
  void otherProject_isNotInTheWay() throws Exception {
    assertThat(begin().next()).isPresent();
    TestProject other = gate.project("other");
    other.register();

    assertThat(new Simulations(gate, other).of(DENY).differences().examined()).isZero();
  }

  @Test
  void runThatEnded_makesRoomAtOnce() throws Exception {
    assertThat(simulations.walk(DENY, 1)).hasSize(3);
    assertThat(store.find(SimulationLease.path(demo.id()))).isEmpty();

    assertThat(simulations.walk(DENY, 2)).hasSize(2);
  }

  @Test
  void runThatWasGivenUp_makesRoomAfterAMinute() throws Exception {
    assertThat(begin().next()).isPresent();
    gate.clock().advance(LEASE.minusMillis(1));
    assertThat(simulations.ask(DENY, 1, Optional.empty())).isInstanceOf(Busy.class);
    gate.clock().advance(Duration.ofMillis(1));

    assertThat(begin().next()).isPresent();
  }

  @Test
  void runThatLostItsPlace_waitsForTheOther() throws Exception {
    Optional<SimulationToken> first = begin().next();
    gate.clock().advance(LEASE);
    Optional<SimulationToken> second = begin().next();

    assertThat(simulations.ask(DENY, 1, first)).isInstanceOf(Busy.class);
    assertThat(simulations.ask(DENY, 1, second)).isInstanceOf(Page.class);
  }

  @Test
  void runThatWasSilent_goesOnIfNobodyElseCame() throws Exception {
    Page first = begin();
    gate.clock().advance(LEASE.multipliedBy(3));

    Page second = Simulations.page(simulations.ask(DENY, 1, first.next()));

    assertThat(second.differences().newlyDenied())
        .doesNotContainAnyElementsOf(first.differences().newlyDenied())
        .hasSize(1);
  }

  @Test
  void pageAskedForTwice_isGivenOnce_andAgainWhenTheFirstIsGivenUp() throws Exception {
    Optional<SimulationToken> token = begin().next();
    Page page = Simulations.page(simulations.ask(DENY, 1, token));
    assertThat(simulations.ask(DENY, 1, token)).isInstanceOf(Busy.class);
    gate.clock().advance(LEASE);

    Page again = Simulations.page(simulations.ask(DENY, 1, token));

    assertThat(again.differences()).isEqualTo(page.differences());
  }

  @Test
  void leaseOfAClockThatWasWrong_locksNobodyOut() throws Exception {
    gate.clock().advance(Duration.ofDays(300));
    assertThat(begin().next()).isPresent();
    gate.clock().advance(Duration.ofDays(-299));

    assertThat(simulations.ask(DENY, 1, Optional.empty())).isInstanceOf(Page.class);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void crash_atAnyCall_makesRoomAfterAMinuteAtTheLatest(When when) throws Exception {
    int crashes = 0;
    for (int call = 1; call < 20; call++) {
      if (crashes(FailingStore.from(call, when, store), call)) {
        crashes++;
      }
      gate.clock().advance(LEASE);
      assertThat(begin().next()).as("after a crash at call %s", call).isPresent();
      gate.clock().advance(LEASE);
    }
    assertThat(crashes).as("lease, its commit, the ledger, policies and evidence").isEqualTo(5);
  }

  @Test
  void crash_beforeTheAnswer_keepsOthersOutUntilThen() throws Exception {
    assertThat(crashes(FailingStore.from(3, When.BEFORE, store), 3)).isTrue();

    assertThat(simulations.ask(DENY, 1, Optional.empty())).isEqualTo(new Busy(LEASE));
  }

  @Test
  void unregisteredProject_isRefusedAndNotLocked() throws Exception {
    TestProject nowhere = gate.project("nowhere");
    assertThatThrownBy(() -> new Simulations(gate, nowhere).of(DENY))
        .isInstanceOf(RegisterException.class);
    nowhere.register();

    assertThat(new Simulations(gate, nowhere).of(DENY).differences().examined()).isZero();
  }

  @Test
  void manyAtOnce_exactlyOneRuns() throws Exception {
    List<SimulationAnswer> answers =
        Race.of(4, i -> () -> simulations.ask(DENY, 1, Optional.empty()));

    assertThat(answers).filteredOn(Page.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(Busy.class::isInstance).hasSize(3);
  }

  private boolean crashes(FailingStore failing, long seed) throws Exception {
    Gate crashing = gate.over(failing, seed + 100);
    try {
      var unused = new Simulations(crashing, demo.on(crashing)).ask(DENY, 1, Optional.empty());
      return false;
    } catch (StoreUnavailableException e) {
      return true;
    }
  }

  /** The first of three pages. */
  private Page begin() throws Exception {
    return Simulations.page(simulations.ask(DENY, 1, Optional.empty()));
  }
}
