package dev.portcullis.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admission.simulation.Change;
import dev.portcullis.admission.simulation.SimulationAnswer.Page;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of every simulation, over random histories of a project. */
class SimulationPropertiesTest {

  private static final List<String> ATTESTORS = List.of("qa", "ops");
  private static final List<TestKey> KEYS =
      IntStream.range(0, 2)
          .mapToObj(i -> TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, i))
          .toList();
  private static final int SEEDS = 12;

  private final Set<String> notes = new HashSet<>();
  private final Map<DecisionName, String> manifests = new LinkedHashMap<>();

  @Test
  void currentPolicy_changesNothingWhateverTheState() throws Exception {
    int examined = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Gate gate = new Gate(new InMemoryStore());
      TestProject demo = gate.project("demo");
      String policy = live(random, gate, demo);
      for (Page page : new Simulations(gate, demo).walk(policy, 1 + random.nextInt(9))) {
        assertThat(page.differences().newlyDenied()).as("seed %s", seed).isEmpty();
        assertThat(page.differences().newlyAllowed()).as("seed %s", seed).isEmpty();
        examined += page.differences().examined();
      }
    }
    assertThat(examined).isGreaterThan(SEEDS * 5);
  }

  @Test
  void candidate_saysWhatTheGateSaysOnceItIsWritten() throws Exception {
    int changes = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Gate gate = new Gate(new InMemoryStore());
      TestProject demo = gate.project("demo");
      assertThat(live(random, gate, demo)).isNotEmpty();
      String candidate = policy(random, demo);
      List<Page> pages = new Simulations(gate, demo).walk(candidate, 1 + random.nextInt(9));
      Set<DecisionName> denied = names(pages, Outcome.DENY);
      Set<DecisionName> allowed = names(pages, Outcome.ALLOW);
      changes += denied.size() + allowed.size();
      Map<DecisionName, Outcome> before = decideAll(demo);
      demo.policy(candidate);
      Map<DecisionName, Outcome> after = decideAll(demo);
      for (DecisionName decision : before.keySet()) {
        boolean differs = before.get(decision) != after.get(decision);
        assertThat(denied.contains(decision))
            .as("seed %s %s", seed, decision)
            .isEqualTo(differs && after.get(decision) == Outcome.DENY);
        assertThat(allowed.contains(decision))
            .as("seed %s %s", seed, decision)
            .isEqualTo(differs && after.get(decision) == Outcome.ALLOW);
      }
    }
    assertThat(changes).as("decisions that a candidate changes").isGreaterThan(SEEDS);
  }

  private Map<DecisionName, Outcome> decideAll(TestProject demo) throws Exception {
    Map<DecisionName, Outcome> outcomes = new LinkedHashMap<>();
    for (Map.Entry<DecisionName, String> entry : manifests.entrySet()) {
      outcomes.put(entry.getKey(), demo.decide(entry.getValue()).outcome());
    }
    return outcomes;
  }

  private static Set<DecisionName> names(List<Page> pages, Outcome outcome) {
    return pages.stream()
        .map(Page::differences)
        .flatMap(d -> (outcome == Outcome.DENY ? d.newlyDenied() : d.newlyAllowed()).stream())
        .map(Change::decision)
        .collect(Collectors.toSet());
  }

  /** Plays a history; returns the policy at its end. */
  private String live(SplittableRandom random, Gate gate, TestProject demo) throws Exception {
    notes.clear();
    manifests.clear();
    demo.register();
    for (String attestor : ATTESTORS) {
      demo.createAttestor(attestor, KEYS.get(0));
      notes.add(attestor);
    }
    String policy = PolicyTexts.rule("ALWAYS_ALLOW");
    demo.policy(policy);
    for (int step = 0; step < 20; step++) {
      gate.clock().advance(Duration.ofSeconds(1));
      String attestor = ATTESTORS.get(random.nextInt(ATTESTORS.size()));
      switch (random.nextInt(8)) {
        case 0 -> {
          policy = policy(random, demo);
          demo.policy(policy);
        }
        case 1 -> demo.setKeys(attestor, KEYS.get(random.nextInt(KEYS.size())));
        case 2 -> {
          if (notes.remove(attestor)) {
            gate.notes().delete(Gate.OWNER, demo.note(attestor));
          } else {
            demo.createNote(attestor);
            notes.add(attestor);
          }
        }
        case 3, 4 -> {
          if (notes.contains(attestor)) {
            demo.attest(
                attestor,
                Manifests.image(random.nextInt(3)),
                KEYS.get(random.nextInt(KEYS.size())));
          }
        }
        default -> {
          String manifest =
              Manifests.service(
                  Manifests.image(random.nextInt(3)), Manifests.image(random.nextInt(3)));
          manifests.put(demo.record(manifest).name(), manifest);
        }
      }
    }
    gate.clock().advance(Duration.ofSeconds(1));
    return policy;
  }

  private static String policy(SplittableRandom random, TestProject demo) {
    String rule =
        switch (random.nextInt(4)) {
          case 0 -> PolicyTexts.rule("ALWAYS_ALLOW");
          case 1 -> PolicyTexts.rule("ALWAYS_DENY");
          case 2 -> demo.requiring("qa");
          default -> demo.requiring("qa", "ops");
        };
    String enforced = random.nextInt(4) == 0 ? PolicyTexts.dryRun(rule) : rule;
    return random.nextBoolean()
        ? enforced
        : PolicyTexts.allowing(enforced, Manifests.image(random.nextInt(3)));
  }
}
