package dev.portcullis.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testkit.random.Attestations;
import dev.portcullis.testkit.random.Attestations.Flaw;
import dev.portcullis.testkit.random.Draw;
import dev.portcullis.testkit.random.Patterns;
import dev.portcullis.testkit.random.References;
import dev.portcullis.testkit.random.Scenario;
import dev.portcullis.testkit.random.Scenario.Signer;
import dev.portcullis.testkit.random.Scenario.Stored;
import dev.portcullis.testkit.random.Scenarios;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.AllowlistPattern;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.verdict.ImagePolicy;
import dev.portcullis.verification.verdict.RequiredAttestor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More trust never denies, less never allows, and nothing else about the evidence matters. */
class MonotonicityPropertiesTest {

  static LongStream seeds() {
    return Deciders.seeds();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void orderAndDuplicates_doNotMatter(long seed) {
    Draw draw = Draw.seeded(seed);
    Scenario scenario = Scenarios.any(draw);
    List<Stored> twice = new ArrayList<>(scenario.stored());
    scenario.stored().stream().filter(entry -> draw.chance(50)).forEach(twice::add);

    assertThat(Deciders.answer(scenario.withStored(draw.shuffle(twice))))
        .as("seed %s", seed)
        .isEqualTo(Deciders.answer(scenario));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void orderOfAttestors_doesNotMatterToAllowing(long seed) {
    Draw draw = Draw.seeded(seed);
    Scenario scenario = Scenarios.any(draw);
    AdmissionRule<RequiredAttestor> rule = scenario.policy().rule();
    if (rule instanceof AdmissionRule.RequireAttestation<RequiredAttestor> required) {
      Scenario shuffled =
          scenario.withRule(
              new AdmissionRule.RequireAttestation<>(
                  rule.enforcement(), draw.shuffle(required.attestors())));

      assertThat(Deciders.answer(shuffled).kind()).isEqualTo(Deciders.answer(scenario).kind());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void moreValidAttestations_neverDeny(long seed) {
    Draw draw = Draw.seeded(seed);
    Scenario scenario = draw.chance(50) ? Scenarios.any(draw) : Scenarios.attested(draw);
    List<Stored> more = new ArrayList<>(scenario.stored());
    for (Signer signer : scenario.signers()) {
      signer.keys().forEach(key -> more.add(draw.below(more.size() + 1), valid(draw, signer, key)));
    }

    if (Deciders.allows(scenario)) {
      assertThat(Deciders.allows(scenario.withStored(more))).as("seed %s", seed).isTrue();
    }
  }

  /** Signatures that nobody could have made with a listed key are as good as none. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void worthlessAttestations_doNotMatter(long seed) {
    Draw draw = Draw.seeded(seed);
    Scenario scenario = Scenarios.any(draw);
    List<Stored> more = new ArrayList<>(scenario.stored());
    for (Signer signer : scenario.signers()) {
      Digest digest = digest(scenario, draw);
      Flaw flaw = draw.chance(50) ? Flaw.UNKNOWN_KEY : Flaw.NONE;
      more.add(
          draw.below(more.size() + 1),
          new Stored(
              signer.note(), digest, Attestations.of(draw, Attestations.stranger(), digest, flaw)));
    }

    assertThat(Deciders.answer(scenario.withStored(more)))
        .as("seed %s", seed)
        .isEqualTo(Deciders.answer(scenario));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void fewerAttestations_neverAllow(long seed) {
    Draw draw = Draw.seeded(seed);
    Scenario scenario = Scenarios.any(draw);
    List<Stored> fewer = scenario.stored().stream().filter(entry -> draw.chance(60)).toList();

    if (Deciders.allows(scenario.withStored(fewer))) {
      assertThat(Deciders.allows(scenario)).as("seed %s", seed).isTrue();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void fewerKeys_neverAllow(long seed) {
    Draw draw = Draw.seeded(seed);
    Scenario scenario = draw.chance(50) ? Scenarios.any(draw) : Scenarios.attested(draw);
    Scenario fewer = scenario.withAttestors(attestor -> withSomeKeys(draw, attestor));

    if (Deciders.allows(fewer)) {
      assertThat(Deciders.allows(scenario)).as("seed %s", seed).isTrue();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void fewerAttestors_neverDeny(long seed) {
    Draw draw = Draw.seeded(seed);
    Scenario scenario = draw.chance(50) ? Scenarios.any(draw) : Scenarios.attested(draw);
    List<RequiredAttestor> fewer = new ArrayList<>(scenario.policy().rule().attestors());
    if (fewer.size() > 1 && Deciders.allows(scenario)) {
      fewer.remove(draw.below(fewer.size()));
      AdmissionRule<RequiredAttestor> rule =
          new AdmissionRule.RequireAttestation<>(scenario.policy().rule().enforcement(), fewer);

      assertThat(Deciders.allows(scenario.withRule(rule))).as("seed %s", seed).isTrue();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void morePatterns_neverDeny(long seed) {
    Draw draw = Draw.seeded(seed);
    Scenario scenario = Scenarios.any(draw);
    ImagePolicy policy = scenario.policy();
    ImageReference image = References.parse(scenario.image().written());
    List<AllowlistPattern> patterns = new ArrayList<>(policy.allowlist().patterns());
    patterns.add(draw.below(patterns.size() + 1), Patterns.near(draw, image));
    ImagePolicy longer = new ImagePolicy(policy.system(), Allowlist.of(patterns), policy.rule());

    if (Deciders.allows(scenario)) {
      assertThat(Deciders.allows(scenario.withPolicy(longer))).as("seed %s", seed).isTrue();
    }
  }

  private static Stored valid(Draw draw, Signer signer, TestKey key) {
    Digest digest = new Digest("d".repeat(64));
    return new Stored(signer.note(), digest, Attestations.of(draw, key, digest, Flaw.NONE));
  }

  private static RequiredAttestor withSomeKeys(Draw draw, RequiredAttestor attestor) {
    if (!(attestor instanceof RequiredAttestor.Known known)) {
      return attestor;
    }
    // In a fixed order, which a map does not have, so that a seed always means the same.
    List<PublicKey> some =
        known.keys().values().stream()
            .sorted(Comparator.comparing(key -> key.id().value()))
            .filter(key -> draw.chance(60))
            .toList();
    return RequiredAttestor.Known.of(known.label(), known.revision(), known.note(), some);
  }

  private static Digest digest(Scenario scenario, Draw draw) {
    return References.parse(scenario.image().written()) instanceof PinnedImage pinned
        ? pinned.digest()
        : References.digest(draw);
  }
}
