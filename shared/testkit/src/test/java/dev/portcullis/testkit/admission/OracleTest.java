package dev.portcullis.testkit.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.Statements;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.verification.verdict.Basis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** I1: random histories of one project, each step decided by the gate and by plain sets. */
class OracleTest {

  private static final List<String> ATTESTORS = List.of("qa", "security", "release");
  private static final List<TestKey> KEYS =
      IntStream.range(0, 3)
          .mapToObj(i -> TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, i))
          .toList();
  private static final int IMAGES = 3;

  /** What is so, as the simplest program would keep it. */
  private record Claim(String attestor, int image, int key) {}

  private final Map<String, Set<Integer>> keys = new LinkedHashMap<>();
  private final Set<Claim> claims = new HashSet<>();
  private final Set<String> notes = new HashSet<>(ATTESTORS);
  private List<String> required = List.of("qa");
  private boolean dryRun;
  private int allowlisted;

  @Test
  void i1_anyHistory_allowedByTheRuleMeansAttestedByEveryAttestor() throws Exception {
    int allowed = 0;
    for (int seed = 0; seed < 10; seed++) {
      allowed += replay(seed);
    }
    assertThat(allowed).as("histories that allow something").isGreaterThan(50);
  }

  /** Plays one history; returns how often something was allowed by the rule. */
  private int replay(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    InMemoryStore store = new InMemoryStore();
    Gate gate = new Gate(store, new MutableClock(), 1, new CountingVerifier());
    TestProject demo = gate.project("demo");
    reset(demo);
    int allowed = 0;
    for (int step = 0; step < 30; step++) {
      gate.clock().advance(Duration.ofSeconds(1));
      change(random, gate, demo);
      Decision decision =
          demo.decide(
              Manifests.service(
                  IntStream.range(0, IMAGES).mapToObj(Manifests::image).toArray(String[]::new)));
      for (int image = 0; image < IMAGES; image++) {
        DecidedImage decided = decision.images().get(image);
        Basis basis = expected(image);
        assertThat(decided.outcome() == Outcome.ALLOW)
            .as("seed %s step %s image %s", seed, step, image)
            .isEqualTo(basis != Basis.ERROR);
        assertThat(decided.basis())
            .as("seed %s step %s image %s", seed, step, image)
            .isEqualTo(basis == Basis.ERROR ? Basis.RULE : basis);
        allowed += basis == Basis.RULE ? 1 : 0;
      }
      boolean all = IntStream.range(0, IMAGES).allMatch(i -> expected(i) != Basis.ERROR);
      assertThat(decision.outcome()).isEqualTo(all ? Outcome.ALLOW : Outcome.DENY);
    }
    return allowed;
  }

  private void reset(TestProject demo) throws Exception {
    keys.clear();
    claims.clear();
    notes.addAll(ATTESTORS);
    demo.register();
    for (String attestor : ATTESTORS) {
      demo.createAttestor(attestor, KEYS.get(0));
      keys.put(attestor, Set.of(0));
    }
    required = List.of("qa");
    dryRun = false;
    allowlisted = -1;
    demo.require("qa");
  }

  /** What the rule comes to; an error stands for a refusal. */
  private Basis expected(int image) {
    if (image == allowlisted) {
      return Basis.ALLOWLIST;
    }
    boolean attested =
        required.stream()
            .allMatch(
                attestor ->
                    notes.contains(attestor)
                        && keys.get(attestor).stream()
                            .anyMatch(key -> claims.contains(new Claim(attestor, image, key))));
    if (attested) {
      return Basis.RULE;
    }
    return dryRun ? Basis.DRY_RUN : Basis.ERROR;
  }

  private void change(SplittableRandom random, Gate gate, TestProject demo) throws Exception {
    String attestor = ATTESTORS.get(random.nextInt(ATTESTORS.size()));
    int image = random.nextInt(IMAGES);
    int key = random.nextInt(KEYS.size());
    switch (random.nextInt(10)) {
      case 0 -> {
        Set<Integer> some = some(random);
        demo.setKeys(attestor, some.stream().map(KEYS::get).toArray(TestKey[]::new));
        keys.put(attestor, some);
      }
      case 1 -> {
        required = new ArrayList<>(ATTESTORS.subList(0, 1 + random.nextInt(2)));
        dryRun = random.nextInt(4) == 0;
        allowlisted = random.nextInt(IMAGES + 2) - 2;
        String policy = demo.requiring(required.toArray(String[]::new));
        policy = dryRun ? PolicyTexts.dryRun(policy) : policy;
        demo.policy(
            allowlisted < 0 ? policy : PolicyTexts.allowing(policy, Manifests.image(allowlisted)));
        allowlisted = Math.max(allowlisted, -1);
      }
      case 2 -> {
        if (notes.remove(attestor)) {
          gate.notes().delete(Gate.OWNER, demo.note(attestor));
          claims.removeIf(claim -> claim.attestor().equals(attestor));
        } else {
          demo.createNote(attestor);
          notes.add(attestor);
        }
      }
      case 3 -> {
        // A good signature over another image.
        if (notes.contains(attestor)) {
          String other = Manifests.image(image + 1);
          assertThat(
                  demo.attach(
                      demo.note(attestor),
                      Manifests.image(image),
                      Statements.of(other, KEYS.get(key))))
              .isNotNull();
        }
      }
      default -> {
        if (notes.contains(attestor)) {
          demo.attest(attestor, Manifests.image(image), KEYS.get(key));
          claims.add(new Claim(attestor, image, key));
        }
      }
    }
  }

  private static Set<Integer> some(SplittableRandom random) {
    Set<Integer> some = new HashSet<>();
    IntStream.range(0, KEYS.size()).filter(i -> random.nextBoolean()).forEach(some::add);
    return Set.copyOf(some);
  }
}
