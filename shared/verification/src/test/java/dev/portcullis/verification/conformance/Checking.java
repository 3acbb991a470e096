package dev.portcullis.verification.conformance;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.check.Authenticator;
import dev.portcullis.verification.check.Check;
import dev.portcullis.verification.check.CheckSet;
import dev.portcullis.verification.check.Condition;
import dev.portcullis.verification.check.Placement;
import dev.portcullis.verification.check.Scope;
import dev.portcullis.verification.check.SimpleSigningAttestation;
import dev.portcullis.verification.check.TrustedDirectory;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.image.DirectoryPattern;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.GkePolicy;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.verdict.Deciding;
import dev.portcullis.verification.verdict.FakeVerifier;
import dev.portcullis.verification.workload.WorkloadImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of a policy of checks and of what is known, in few words. */
final class Checking {

  static final ProjectId HOME = new ProjectId("p");
  static final ProjectId OTHER = new ProjectId("other");

  final FakeVerifier verifier = new FakeVerifier();
  private final Map<ProjectId, CheckData.Stored> stored = new HashMap<>();
  private int occurrences;

  ImageResult check(WorkloadImage image, GkePolicy policy) {
    return check(image, policy, new Placement.InCluster("default", "default"));
  }

  ImageResult check(WorkloadImage image, GkePolicy policy, Placement placement) {
    return new ConformanceChecker(verifier)
        .check(
            image, policy, new Circumstances(HOME, 7, placement, this::attestations), Deciding.NOW);
  }

  /** What comes of one condition for an image of a container. */
  Judgement judge(String image, Condition condition) {
    ImageResult.BySet result =
        (ImageResult.BySet) check(Deciding.container(image), policy(check(condition)));
    CheckSetResult.Outcome.Checked checked =
        (CheckSetResult.Outcome.Checked) result.set().outcome();
    return ((CheckResult.Outcome.Judged) checked.checks().get(0).outcome()).judgement();
  }

  void stores(ProjectId project, CheckData.Stored what) {
    stored.put(project, what);
  }

  void attests(ProjectId project, Bytes payload, Signature... signatures) {
    List<Attestation> all =
        new ArrayList<>(
            stored.get(project) instanceof CheckData.Stored.Everything everything
                ? everything.attestations()
                : List.of());
    occurrences++;
    all.add(new Attestation(Deciding.occurrence(occurrences), payload, List.of(signatures)));
    stored.put(project, new CheckData.Stored.Everything(all));
  }

  static GkePolicy policy(Check... checks) {
    return new GkePolicy("", Allowlist.empty(), List.of(set(checks)));
  }

  static CheckSet set(Check... checks) {
    return new CheckSet("set", new Scope.Everywhere(), Allowlist.empty(), List.of(checks));
  }

  static Check check(Condition condition) {
    return new Check("check", Allowlist.empty(), condition);
  }

  static TrustedDirectory directory(String... patterns) {
    return new TrustedDirectory(
        Arrays.stream(patterns)
            .map(
                pattern -> {
                  try {
                    return DirectoryPattern.parse(pattern);
                  } catch (InvalidTextException e) {
                    throw new IllegalArgumentException(pattern, e);
                  }
                })
            .toList());
  }

  static SimpleSigningAttestation signedBy(String... keys) {
    return new SimpleSigningAttestation(List.of(authenticator(keys)), List.of());
  }

  static Authenticator authenticator(String... keys) {
    return new Authenticator("qa", Arrays.stream(keys).map(Deciding::key).toList());
  }

  /** What is stored, whichever digest is asked about: the payload must tell. */
  private CheckData.Stored attestations(ProjectId project, Digest digest) {
    return stored.getOrDefault(project, new CheckData.Stored.Everything(List.of()));
  }
}
