package dev.portcullis.testkit.random;

import dev.portcullis.testkit.random.Attestations.Flaw;
import dev.portcullis.testkit.random.Scenario.Signer;
import dev.portcullis.testkit.random.Scenario.Stored;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.verification.verdict.ImagePolicy;
import dev.portcullis.verification.verdict.RequiredAttestor;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.UncoveredImage;
import dev.portcullis.verification.workload.WorkloadImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Images, policies and attestations that have to do with each other: about half of the images pass.
 */
public final class Scenarios {

  /** What most images and attestations are about. */
  private static final Digest DEPLOYED = new Digest("d".repeat(64));

  private static final List<Digest> DIGESTS =
      List.of(DEPLOYED, new Digest("e".repeat(64)), new Digest("0".repeat(64)));

  private Scenarios() {}

  /** Whatever may come. */
  public static Scenario any(Draw draw) {
    List<Signer> signers = new ArrayList<>();
    AdmissionRule<RequiredAttestor> rule =
        Policies.rule(
            draw,
            () -> {
              signers.add(signer(draw, signers.size()));
              return signers.get(signers.size() - 1).attestor();
            });
    WorkloadImage image = image(draw);
    ImagePolicy policy = new ImagePolicy(exempt(draw, image, 5), exempt(draw, image, 10), rule);
    return new Scenario(image, policy, stored(draw, signers), signers);
  }

  /** An image that passes because each attestor of its rule attested to it once; nothing else. */
  public static Scenario attested(Draw draw) {
    Digest digest = draw.pick(DIGESTS);
    List<Signer> signers = new ArrayList<>();
    List<Stored> stored = new ArrayList<>();
    for (int i = draw.between(1, 3); i > 0; i--) {
      TestKey key = Attestors.key(draw);
      // A note of its own, so that no other attestor's evidence stands in for it.
      NoteName note = new NoteName(new ProjectId("p"), "n" + i);
      RequiredAttestor attestor =
          RequiredAttestor.Known.of("attestor-" + i, i, note, List.of(key.pkix()));
      signers.add(new Signer(attestor, note, List.of(key)));
      stored.add(new Stored(note, digest, Attestations.of(draw, key, digest, Flaw.NONE)));
    }
    AdmissionRule<RequiredAttestor> rule =
        new AdmissionRule.RequireAttestation<>(
            EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG,
            signers.stream().map(Signer::attestor).toList());
    return new Scenario(
        new ContainerImage("app", "image", References.pinned(draw, digest)),
        new ImagePolicy(Allowlist.empty(), Allowlist.empty(), rule),
        draw.shuffle(stored),
        signers);
  }

  /** One that somebody flooded with signatures by the ids of its attestors' keys. */
  public static Scenario flooded(Draw draw) {
    Scenario scenario = any(draw);
    List<Stored> flood = new ArrayList<>(scenario.stored());
    for (RequiredAttestor attestor : scenario.policy().rule().attestors()) {
      if (attestor instanceof RequiredAttestor.Known known && !known.keys().isEmpty()) {
        TestKey forger = Attestations.stranger().withId(draw.pick(ids(known)));
        for (int i = draw.between(0, 120); i > 0; i--) {
          flood.add(
              new Stored(
                  known.note(), DEPLOYED, Attestations.of(draw, forger, DEPLOYED, Flaw.WRONG_KEY)));
        }
      }
    }
    return scenario.withStored(draw.shuffle(flood));
  }

  private static List<String> ids(RequiredAttestor.Known attestor) {
    return attestor.keys().keySet().stream().map(Object::toString).sorted().toList();
  }

  private static Signer signer(Draw draw, int number) {
    String label = "projects/p/attestors/a" + number;
    NoteName note = new NoteName(new ProjectId("p"), "n" + draw.below(3));
    List<TestKey> keys = draw.chance(95) ? Attestors.keys(draw, 1, 3) : List.of();
    RequiredAttestor attestor =
        switch (draw.below(30)) {
          case 0 -> new RequiredAttestor.Missing(label);
          case 1 -> new RequiredAttestor.WithoutNote(label, note);
          case 2 -> new RequiredAttestor.Unreadable(label);
          case 3 -> new RequiredAttestor.WithoutAgent(label);
          default ->
              RequiredAttestor.Known.of(
                  label, number, note, keys.stream().map(key -> listed(draw, key)).toList());
        };
    return new Signer(attestor, note, keys);
  }

  /** Now and then under an algorithm that is not the key's. */
  private static PkixKey listed(Draw draw, TestKey key) {
    SignatureAlgorithm algorithm =
        draw.chance(4) ? draw.pick(List.of(SignatureAlgorithm.values())) : key.algorithm();
    return new PkixKey(key.id(), key.pem(), algorithm, "");
  }

  private static List<Stored> stored(Draw draw, List<Signer> signers) {
    List<Stored> stored = new ArrayList<>();
    for (Signer signer : signers) {
      for (TestKey key : signer.keys()) {
        if (draw.chance(70)) {
          Digest digest = digest(draw);
          stored.add(
              new Stored(signer.note(), digest, Attestations.of(draw, key, digest, Flaw.NONE)));
        }
      }
    }
    for (int i = draw.below(6); i > 0; i--) {
      NoteName note = new NoteName(new ProjectId("p"), "n" + draw.below(4));
      Digest digest = digest(draw);
      Flaw flaw = draw.pick(List.of(Flaw.values()));
      stored.add(
          new Stored(note, digest, Attestations.of(draw, Attestors.key(draw), digest, flaw)));
    }
    return draw.shuffle(stored);
  }

  private static Digest digest(Draw draw) {
    return draw.chance(80) ? DEPLOYED : draw.pick(DIGESTS);
  }

  private static WorkloadImage image(Draw draw) {
    ImageReference reference =
        draw.chance(95) ? References.pinned(draw, digest(draw)) : References.any(draw);
    if (draw.chance(92)) {
      return new ContainerImage("app", "image", reference);
    }
    Optional<ImageReference> named = draw.chance(50) ? Optional.of(reference) : Optional.empty();
    return new UncoveredImage("app", "baseImageUri", reference.written(), named);
  }

  private static Allowlist exempt(Draw draw, WorkloadImage image, int percent) {
    ImageReference near = image instanceof ContainerImage c ? c.reference() : References.any(draw);
    return draw.chance(percent)
        ? Patterns.allowlist(draw, near, 3)
        : Patterns.allowlist(draw, References.parse("elsewhere.example/x/y"), 1);
  }
}
