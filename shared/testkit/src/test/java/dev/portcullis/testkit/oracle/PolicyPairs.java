package dev.portcullis.testkit.oracle;

import dev.portcullis.testkit.random.Attestations;
import dev.portcullis.testkit.random.Attestations.Flaw;
import dev.portcullis.testkit.random.Draw;
import dev.portcullis.testkit.random.Patterns;
import dev.portcullis.testkit.random.References;
import dev.portcullis.testkit.random.Scenario;
import dev.portcullis.testkit.random.Scenario.Stored;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.verification.policy.GlobalPolicyEvaluation;
import dev.portcullis.verification.policy.InlineAttestor;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.verification.verdict.ImagePolicy;
import dev.portcullis.verification.verdict.RequiredAttestor;
import dev.portcullis.verification.workload.ContainerImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two versions of a policy that differ a little, over so few images, attestors, notes and keys that
 * a difference mostly matters.
 */
final class PolicyPairs {

  private static final ProjectId PROJECT = new ProjectId("p");
  private static final Digest DIGEST = new Digest("d".repeat(64));
  private static final List<PinnedImage> IMAGES =
      Stream.of("gcr.io/p/app", "gcr.io/p/lib/base", "us-docker.pkg.dev/q/app", "nginx", "q/tool")
          .map(name -> (PinnedImage) References.parse(name + "@" + DIGEST))
          .toList();
  private static final List<TestKey> KEYS =
      Stream.of(0, 1, 2).map(n -> TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, n)).toList();

  private PolicyPairs() {}

  /** A policy and what became of it. */
  record Pair<T>(T before, T after) {}

  /** What an image is held to under a policy. */
  record Held(ImagePolicy policy) {}

  static Pair<Policy> project(Draw draw) {
    List<AttestorName> names =
        Stream.of("a0", "a1", "a2").map(id -> new AttestorName(PROJECT, id)).toList();
    Parts<AttestorName> parts = new Parts<>(draw, () -> draw.pick(names), name -> draw.pick(names));
    Policy before = policy(draw, parts.allowlist(), parts.rule());
    Allowlist list = parts.near(before.allowlist());
    Policy after = policy(draw, list, parts.near(before.defaultRule()));
    return new Pair<>(
        before,
        draw.chance(80)
            ? new Policy(
                "",
                before.globalPolicyEvaluation(),
                after.allowlist(),
                after.defaultRule(),
                Optional.empty())
            : after);
  }

  static Pair<CloudRunPolicy> cloudRun(Draw draw) {
    Parts<InlineAttestor> parts =
        new Parts<>(draw, () -> inline(draw), attestor -> near(draw, attestor));
    CloudRunPolicy before = new CloudRunPolicy("", parts.allowlist(), parts.rule());
    return new Pair<>(
        before, new CloudRunPolicy("", parts.near(before.allowlist()), parts.near(before.rule())));
  }

  /** Every attestor of the project as it is while the policy changes: one key, one note. */
  static Held held(Policy policy) {
    boolean asked = policy.globalPolicyEvaluation() == GlobalPolicyEvaluation.ENABLE;
    Allowlist system =
        asked ? Allowlist.of(List.of(Patterns.parse("us-docker.pkg.dev/q/*"))) : Allowlist.empty();
    return new Held(
        new ImagePolicy(
            system,
            policy.allowlist(),
            policy
                .defaultRule()
                .map(
                    name -> {
                      int number = Integer.parseInt(name.id().substring(1));
                      List<PkixKey> keys = List.of(KEYS.get(number).pkix());
                      return RequiredAttestor.Known.of(name.toString(), 1, note(number), keys);
                    })));
  }

  static Held heldInline(CloudRunPolicy policy) {
    return new Held(
        new ImagePolicy(
            Allowlist.empty(),
            policy.allowlist(),
            policy
                .rule()
                .map(
                    attestor ->
                        RequiredAttestor.Known.of(
                            attestor.id(), 1, attestor.note(), attestor.keys()))));
  }

  /** Each image, with attestations by some of the keys under some of the notes. */
  static List<Scenario> scenarios(Draw draw, Held held) {
    List<Scenario> scenarios = new ArrayList<>();
    for (PinnedImage image : IMAGES) {
      List<Stored> stored = new ArrayList<>();
      for (int note = 0; note < KEYS.size(); note++) {
        for (TestKey key : KEYS) {
          if (draw.chance(40)) {
            stored.add(
                new Stored(note(note), DIGEST, Attestations.of(draw, key, DIGEST, Flaw.NONE)));
          }
        }
      }
      scenarios.add(
          new Scenario(
              new ContainerImage("app", "image", image), held.policy(), stored, List.of()));
    }
    return scenarios;
  }

  static Scenario under(Held held, Scenario scenario) {
    return scenario.withPolicy(held.policy());
  }

  private static Policy policy(Draw draw, Allowlist list, AdmissionRule<AttestorName> rule) {
    GlobalPolicyEvaluation evaluation = draw.pick(List.of(GlobalPolicyEvaluation.values()));
    return new Policy("", evaluation, list, rule, Optional.empty());
  }

  private static NoteName note(int number) {
    return new NoteName(PROJECT, "n" + number);
  }

  private static InlineAttestor inline(Draw draw) {
    return new InlineAttestor("a", "", note(draw.below(KEYS.size())), some(draw, 60));
  }

  private static InlineAttestor near(Draw draw, InlineAttestor attestor) {
    return switch (draw.below(4)) {
      case 0 -> new InlineAttestor("a", "", note(draw.below(KEYS.size())), attestor.keys());
      case 1 -> new InlineAttestor("a", "", attestor.note(), some(draw, 60));
      case 2 -> {
        List<PublicKey> fewer = attestor.keys().stream().filter(key -> draw.chance(60)).toList();
        yield new InlineAttestor("b", "fewer", attestor.note(), fewer);
      }
      default -> attestor;
    };
  }

  private static List<PublicKey> some(Draw draw, int percent) {
    return KEYS.stream().filter(key -> draw.chance(percent)).<PublicKey>map(TestKey::pkix).toList();
  }
}
