package dev.portcullis.testkit.random;

import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.verdict.Evidence;
import dev.portcullis.verification.verdict.ImagePolicy;
import dev.portcullis.verification.verdict.RequiredAttestor;
import dev.portcullis.verification.workload.WorkloadImage;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All that one image is decided by.
 *
 * @param image the image
 * @param policy what it is held to
 * @param stored the attestations, in the order in which they are found
 * @param signers who can attest for the attestors of the rule
 */
public record Scenario(
    WorkloadImage image, ImagePolicy policy, List<Stored> stored, List<Signer> signers) {

  public Scenario {
    stored = List.copyOf(stored);
    signers = List.copyOf(signers);
  }

  /** The keys that an attestor lists, and the note under which it is looked for. */
  public record Signer(RequiredAttestor attestor, NoteName note, List<TestKey> keys) {

    public Signer {
      keys = List.copyOf(keys);
    }
  }

  /** An attestation, and where somebody put it: under any note, for any digest. */
  public record Stored(NoteName note, Digest digest, Attestation attestation) {}

  /** What is found. */
  public Evidence evidence() {
    return (note, digest) ->
        stored.stream()
            .filter(entry -> entry.note().equals(note) && entry.digest().equals(digest))
            .map(Stored::attestation)
            .toList();
  }

  /** The same with another image. */
  public Scenario withImage(WorkloadImage other) {
    return new Scenario(other, policy, stored, signers);
  }

  /** The same with other attestations. */
  public Scenario withStored(List<Stored> other) {
    return new Scenario(image, policy, other, signers);
  }

  /** The same under another policy. */
  public Scenario withPolicy(ImagePolicy other) {
    return new Scenario(image, other, stored, signers);
  }

  /** The same with another rule. */
  public Scenario withRule(AdmissionRule<RequiredAttestor> rule) {
    return withPolicy(new ImagePolicy(policy.system(), policy.allowlist(), rule));
  }

  /** The same with each attestor of the rule replaced. */
  public Scenario withAttestors(UnaryOperator<RequiredAttestor> replacement) {
    return withRule(policy.rule().map(replacement));
  }
}
