package dev.portcullis.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admission.simulation.Change;
import dev.portcullis.admission.simulation.SimulationAnswer.End;
import dev.portcullis.admission.simulation.SimulationAnswer.Page;
import dev.portcullis.admission.simulation.SimulationToken;
import dev.portcullis.admission.simulation.Window;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.Warning;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which decisions are replayed, and on which page. */
class SimulationWindowTest {

  private static final Duration WINDOW = Duration.ofDays(Simulations.DAYS);
  private static final String DENY = PolicyTexts.rule("ALWAYS_DENY");

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");
  private final Simulations simulations = new Simulations(gate, demo);

  @BeforeEach
  void register() throws Exception {
    demo.register();
    demo.rule("ALWAYS_ALLOW");
  }

  @Test
  void window_holdsItsFirstInstantAndNotItsLast() throws Exception {
    DecisionName first = decide("a");
    assertThat(decide("a")).isNotNull();
    gate.clock().set(MutableClock.START.plus(WINDOW));
    assertThat(decide("late")).isNotNull();
    gate.clock().set(MutableClock.START.plus(WINDOW));

    Page page = simulations.of(DENY);

    assertThat(page.window())
        .isEqualTo(new Window(MutableClock.START, MutableClock.START.plus(WINDOW)));
    assertThat(denied(List.of(page))).hasSize(2).last().isEqualTo(first);
  }

  @Test
  void olderDecisions_onlyTheLastOfEachWorkloadIsReplayed() throws Exception {
    assertThat(decide("gone")).isNotNull();
    DecisionName lastGone = decide("gone");
    assertThat(decide("alive")).isNotNull();
    String elsewhere =
        manifest("gone")
            .replace("serving.knative.dev/v1", "run.googleapis.com/v1")
            .replace("kind: Service", "kind: WorkerPool");
    DecisionName otherKind = decideManifest(elsewhere);
    gate.clock().advance(WINDOW);
    DecisionName alive = decide("alive");

    assertThat(denied(List.of(simulations.of(DENY)))).containsExactly(alive, otherKind, lastGone);
    assertThat(denied(simulations.walk(DENY, 1))).containsExactly(alive, otherKind, lastGone);
  }

  @Test
  void olderDecisions_aboutBareReferencesAreNoWorkloads() throws Exception {
    assertThat(decideManifest("images: ['" + Manifests.image(1) + "']")).isNotNull();
    assertThat(denied(List.of(simulations.of(DENY)))).hasSize(1);
    gate.clock().advance(WINDOW);

    assertThat(denied(List.of(simulations.of(DENY)))).isEmpty();
  }

  @Test
  void olderDecision_followedByOneUnderAnotherPolicy_isNotTheLast() throws Exception {
    demo.platformPolicy("lax", PolicyTexts.platformRule("ALWAYS_ALLOW"));
    assertThat(decide("a")).isNotNull();
    assertThat(
            decideManifest(
                manifest("a").replace("\"default\"", "\"" + demo.platformPolicy("lax") + "\"")))
        .isNotNull();
    gate.clock().advance(WINDOW);

    assertThat(denied(List.of(simulations.of(DENY)))).isEmpty();
    assertThat(denied(simulations.walk(DENY, 1))).isEmpty();
  }

  @Test
  void pages_ofAnySize_holdEveryDecisionOnceNewestFirst() throws Exception {
    List<DecisionName> newestFirst = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      newestFirst.add(decide("svc" + i % 4));
    }
    Collections.reverse(newestFirst);

    for (int size : List.of(1, 3, 13, 100)) {
      List<Page> pages = simulations.walk(DENY, size);
      assertThat(denied(pages)).isEqualTo(newestFirst);
      assertThat(pages).allMatch(page -> page.differences().examined() <= size);
      assertThat(pages).hasSize((13 + size - 1) / size);
    }
  }

  @Test
  void decisionsMadeWhilePaging_areOfTheNextRun() throws Exception {
    DecisionName first = decide("a");
    DecisionName second = decide("b");
    Page page = Simulations.page(simulations.ask(DENY, 1, Optional.empty()));
    assertThat(decide("c")).isNotNull();

    Page next = Simulations.page(simulations.ask(DENY, 1, page.next()));

    assertThat(denied(List.of(page, next))).containsExactly(second, first);
    assertThat(next.window()).isEqualTo(page.window());
    assertThat(next.end()).isEqualTo(new End.Complete());
  }

  @Test
  void manyOlderWorkloads_areSpreadOverPages() throws Exception {
    List<DecisionName> newestFirst = new ArrayList<>();
    for (int i = 0; i < 55; i++) {
      newestFirst.add(decide("svc" + i));
    }
    Collections.reverse(newestFirst);
    gate.clock().advance(WINDOW);

    List<Page> pages = simulations.walk(DENY, 100);

    assertThat(pages).extracting(page -> page.differences().examined()).containsExactly(50, 5);
    assertThat(denied(pages)).isEqualTo(newestFirst);
  }

  @Test
  void pastRetention_isNotReplayed() throws Exception {
    demo.settings("{decisionRetention: 86400s}");
    assertThat(decide("a")).isNotNull();
    gate.clock().advance(Duration.ofDays(1));

    assertThat(denied(List.of(simulations.of(DENY)))).isEmpty();
  }

  @Test
  void tooManyOlderDocuments_endTheRunAndSaySo() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(decide("a")).isNotNull();
    }
    gate.clock().advance(WINDOW);
    SimulationToken token =
        Simulations.page(simulations.ask(DENY, 1, Optional.empty())).next().orElseThrow();
    assertThat(token.older()).isEqualTo(1);

    Page last = Simulations.page(simulations.ask(DENY, 1, Optional.of(after(token, 4_999))));

    assertThat(last.end()).isEqualTo(new End.Truncated());
    assertThat(last.next()).isEmpty();
    assertThat(last.warnings()).extracting(Warning::code).containsExactly("TRUNCATED");
    assertThat(Simulations.page(simulations.ask(DENY, 1, Optional.empty())).next())
        .as("the run is over, so another may begin")
        .isPresent();
  }

  @Test
  void fewOlderDocuments_areAllLookedAt() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(decide("a")).isNotNull();
    }
    gate.clock().advance(WINDOW);

    List<Page> pages = simulations.walk(DENY, 1);

    assertThat(pages.get(pages.size() - 1).end()).isEqualTo(new End.Complete());
    assertThat(denied(pages)).hasSize(1);
  }

  @Test
  void page_whateverItsDecisions_costsTheSameRoundTrips() throws Exception {
    demo.createAttestor("qa");
    demo.createAttestor("ops");
    demo.require("qa");
    assertThat(decideImage(0)).isNotNull();
    String candidate = demo.requiring("qa", "ops");
    store.reset();
    assertThat(simulations.of(candidate).differences().examined()).isEqualTo(1);
    long reads = store.reads();
    assertThat(store.queries()).isEqualTo(1);
    assertThat(store.commits()).as("the lease, taken and given back").isEqualTo(2);
    // The lease; then policies and attestors, their notes, and all of it with the evidence.
    assertThat(reads).isEqualTo(4);
    for (int i = 1; i < 60; i++) {
      assertThat(decideImage(i)).isNotNull();
    }
    store.reset();

    assertThat(simulations.of(candidate).differences().examined()).isEqualTo(60);

    assertThat(store.reads()).isEqualTo(reads);
    assertThat(store.queries()).isEqualTo(1);
    assertThat(store.commits()).isEqualTo(2);
  }

  @Test
  void evidence_moreThanIsReadAtOnce_isSpreadOverPages() throws Exception {
    String[] attestors = new String[40];
    for (int i = 0; i < attestors.length; i++) {
      attestors[i] = "a" + i;
      demo.createAttestor(attestors[i]);
    }
    for (int i = 0; i < 20; i++) {
      assertThat(decideImage(i)).isNotNull();
    }
    String[] many = new String[13];
    for (int i = 0; i < many.length; i++) {
      many[i] = Manifests.image(100 + i);
    }
    DecisionName large = decideManifest(Manifests.service(many));

    List<Page> pages = simulations.walk(demo.requiring(attestors), 100);

    assertThat(pages).hasSize(2);
    assertThat(denied(pages)).hasSize(20);
    assertThat(pages.get(0).differences().notReplayable())
        .singleElement()
        .satisfies(n -> assertThat(n.decision()).isEqualTo(large));
  }

  private static List<DecisionName> denied(List<Page> pages) {
    return pages.stream()
        .flatMap(page -> page.differences().newlyDenied().stream())
        .map(Change::decision)
        .toList();
  }

  private static SimulationToken after(SimulationToken token, int older) {
    return new SimulationToken(token.baton(), token.hash(), token.end(), older, token.place());
  }

  private static String manifest(String name) {
    return Manifests.service(Manifests.image(1)).replace("name: svc", "name: " + name);
  }

  private DecisionName decide(String workload) throws Exception {
    return decideManifest(manifest(workload));
  }

  private DecisionName decideImage(int number) throws Exception {
    return decideManifest(Manifests.service(Manifests.image(number)));
  }

  private DecisionName decideManifest(String yaml) throws Exception {
    DecisionName name = demo.record(yaml).name();
    gate.clock().advance(Duration.ofSeconds(1));
    return name;
  }
}
