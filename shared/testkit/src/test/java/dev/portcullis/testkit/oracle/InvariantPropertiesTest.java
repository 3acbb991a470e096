package dev.portcullis.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testkit.random.Draw;
import dev.portcullis.testkit.random.References;
import dev.portcullis.testkit.random.Scenario;
import dev.portcullis.testkit.random.Scenario.Stored;
import dev.portcullis.testkit.random.Scenarios;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.verdict.ImageDecider;
import dev.portcullis.verification.verdict.ImagePolicy;
import dev.portcullis.verification.verdict.ImageVerdict;
import dev.portcullis.verification.verdict.Proof;
import dev.portcullis.verification.verdict.RequiredAttestor;
import dev.portcullis.verification.workload.ContainerImage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must always hold of a decision about one image; the numbers are those of the design. Some
 * seconds, for real signatures.
 */
class InvariantPropertiesTest {

  static LongStream seeds() {
    return Deciders.seeds();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void i1_ruleBasisUnderRequireAttestation_impliesValidAttestationOfEveryAttestor(long seed) {
    assertAttestedIsProved(seed, Deciders.any(seed));
    assertAttestedIsProved(seed, Scenarios.attested(Draw.seeded(seed)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void i1_everyOtherAllow_hasItsOwnPrecondition(long seed) {
    Scenario scenario = Deciders.any(seed);
    ImageVerdict verdict = Deciders.decide(scenario);
    AdmissionRule<RequiredAttestor> rule = scenario.policy().rule();

    if (verdict instanceof ImageVerdict.SystemImage system) {
      assertThat(scenario.policy().system().patterns()).contains(system.pattern());
      assertThat(reference(scenario).canonical()).startsWith(system.pattern().literal());
    } else if (verdict instanceof ImageVerdict.Allowlisted listed) {
      assertThat(scenario.policy().allowlist().patterns()).contains(listed.pattern());
      assertThat(reference(scenario).canonical()).startsWith(listed.pattern().literal());
    } else if (verdict instanceof ImageVerdict.AlwaysAllowed) {
      assertThat(rule).isInstanceOf(AdmissionRule.AlwaysAllow.class);
    } else if (verdict instanceof ImageVerdict.DryRun dryRun) {
      assertThat(rule.enforcement()).isEqualTo(EnforcementMode.DRYRUN_AUDIT_LOG_ONLY);
      assertThat(Deciders.decide(scenario.withRule(enforced(rule))))
          .isEqualTo(new ImageVerdict.Denied(dryRun.reasons()));
    } else {
      assertThat(verdict).isInstanceOfAny(ImageVerdict.Attested.class, ImageVerdict.Denied.class);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void i2_anyDefect_neverAllows(long seed) {
    Scenario allowed = Scenarios.attested(Draw.seeded(seed));
    assertThat(Deciders.allows(allowed)).isTrue();

    Defects.of(Draw.seeded(seed), allowed)
        .forEach(
            (defect, scenario) ->
                assertThat(Deciders.decide(scenario))
                    .as("seed %s: %s", seed, defect)
                    .isInstanceOf(ImageVerdict.Denied.class));
  }

  /** Whatever the tag says, and wherever the image lives. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void i7_sameDigestElsewhere_isDecidedAlike(long seed) {
    Scenario any = Deciders.any(seed);
    Scenario scenario =
        any.withPolicy(new ImagePolicy(Allowlist.empty(), Allowlist.empty(), any.policy().rule()));
    if (scenario.image() instanceof ContainerImage container
        && container.reference() instanceof PinnedImage pinned) {
      ImageReference other = References.pinned(Draw.seeded(seed + 1), pinned.digest());
      Scenario elsewhere = scenario.withImage(new ContainerImage("app", "image", other));

      assertThat(Deciders.answer(elsewhere)).isEqualTo(Deciders.answer(scenario));
      if (Deciders.decide(scenario) instanceof ImageVerdict.Attested attested) {
        assertThat(Deciders.decide(elsewhere)).isEqualTo(attested);
      }
    }
  }

  /** By the very decider that allowed it a moment ago. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void i9_keyRemovedBetweenDecisions_bindsAtOnce(long seed) {
    Scenario before = Scenarios.attested(Draw.seeded(seed));
    List<RequiredAttestor> attestors = before.policy().rule().attestors();
    RequiredAttestor revoked = Draw.seeded(seed).pick(attestors);

    assertThat(Deciders.allows(before)).isTrue();
    Scenario after =
        before.withAttestors(
            attestor -> attestor.equals(revoked) ? Defects.withoutKeys(attestor) : attestor);

    assertThat(Deciders.allows(after)).isFalse();
    assertThat(Deciders.allows(before)).isTrue();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void i10_signaturesLookedAt_areAtMostAHundredAndNameACurrentKey(long seed) {
    Scenario scenario = Scenarios.flooded(Draw.seeded(seed));
    RememberingVerifier verifier = new RememberingVerifier();

    Answer answer =
        Answer.of(
            new ImageDecider(verifier)
                .decide(scenario.image(), scenario.policy(), scenario.evidence(), Instant.EPOCH));

    assertThat(answer).isEqualTo(Deciders.answer(scenario));
    assertThat(verifier.asked()).hasSizeLessThanOrEqualTo(100);
    assertThat(verifier.asked())
        .allSatisfy(
            asked ->
                assertThat(scenario.policy().rule().attestors())
                    .anySatisfy(attestor -> assertThat(keys(attestor)).contains(asked.key())));
  }

  private static void assertAttestedIsProved(long seed, Scenario scenario) {
    if (!(Deciders.decide(scenario) instanceof ImageVerdict.Attested attested)) {
      return;
    }
    List<RequiredAttestor> attestors = scenario.policy().rule().attestors();
    Digest digest = ((PinnedImage) reference(scenario)).digest();
    assertThat(attested.proofs()).hasSameSizeAs(attestors);
    for (int i = 0; i < attestors.size(); i++) {
      RequiredAttestor.Known attestor = (RequiredAttestor.Known) attestors.get(i);
      Proof proof = attested.proofs().get(i);
      assertThat(proof.attestor()).isEqualTo(attestor.label());
      assertThat(proof.attestorRevision()).isEqualTo(attestor.revision());
      assertThat(scenario.stored())
          .as("seed %s, %s", seed, proof)
          .anySatisfy(entry -> assertThat(proves(entry, proof, attestor, digest)).isTrue());
    }
  }

  private static boolean proves(
      Stored entry, Proof proof, RequiredAttestor.Known attestor, Digest digest) {
    PkixKey key =
        (PkixKey) Objects.requireNonNull(attestor.keys().get(proof.keyId()), "no current key");
    for (Signature signature : entry.attestation().signatures()) {
      if (entry.note().equals(attestor.note())
          && entry.attestation().occurrence().equals(proof.occurrence())
          && signature.keyId().equals(proof.keyId())
          && Statements.hold(key, entry.attestation().payload(), signature.bytes(), digest)) {
        return true;
      }
    }
    return false;
  }

  private static List<PublicKey> keys(RequiredAttestor attestor) {
    return attestor instanceof RequiredAttestor.Known known
        ? List.copyOf(known.keys().values())
        : List.of();
  }

  private static ImageReference reference(Scenario scenario) {
    return References.parse(scenario.image().written());
  }

  private static AdmissionRule<RequiredAttestor> enforced(AdmissionRule<RequiredAttestor> rule) {
    EnforcementMode block = EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG;
    return rule.attestors().isEmpty()
        ? new AdmissionRule.AlwaysDeny<>(block)
        : new AdmissionRule.RequireAttestation<>(block, rule.attestors());
  }
}
