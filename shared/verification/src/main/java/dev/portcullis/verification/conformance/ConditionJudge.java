package dev.portcullis.verification.conformance;

import dev.portcullis.verification.check.AlwaysDeny;
import dev.portcullis.verification.check.Authenticator;
import dev.portcullis.verification.check.Condition;
import dev.portcullis.verification.check.SimpleSigningAttestation;
import dev.portcullis.verification.check.TrustedDirectory;
import dev.portcullis.verification.check.UnsupportedCondition;
import dev.portcullis.verification.image.DirectoryPattern;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.verdict.AttestationSearch;
import dev.portcullis.verification.verdict.Proof;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.UncoveredImage;
import dev.portcullis.verification.workload.WorkloadImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether one image satisfies conditions. Counts the signatures that it looks at over all of them.
 * Not safe for use by many threads.
 */
final class ConditionJudge {

  private final WorkloadImage image;
  private final Circumstances circumstances;
  private final SignatureVerifier verifier;
  private final Instant now;
  private Optional<AttestationSearch> search = Optional.empty();

  ConditionJudge(
      WorkloadImage image, Circumstances circumstances, SignatureVerifier verifier, Instant now) {
    this.image = image;
    this.circumstances = circumstances;
    this.verifier = verifier;
    this.now = now;
  }

  Judgement judge(Condition condition) {
    if (image instanceof UncoveredImage uncovered) {
      return new Judgement.Violates(CheckReasons.notCovered(uncovered));
    }
    ImageReference reference = ((ContainerImage) image).reference();
    if (condition instanceof TrustedDirectory directory) {
      return judge(directory, reference);
    }
    if (condition instanceof SimpleSigningAttestation attestation) {
      return reference instanceof PinnedImage pinned
          ? judge(attestation, pinned)
          : new Judgement.Violates(CheckReasons.digestRequired());
    }
    if (condition instanceof UnsupportedCondition unsupported) {
      return new Judgement.Undecided(CheckReasons.unsupported(unsupported));
    }
    if (condition instanceof AlwaysDeny) {
      return new Judgement.Violates(CheckReasons.alwaysDeny());
    }
    throw new IllegalStateException("a condition that nobody judges: " + condition.type());
  }

  private static Judgement judge(TrustedDirectory condition, ImageReference reference) {
    return condition.patterns().stream()
        .filter(pattern -> pattern.matches(reference.repository()))
        .findFirst()
        .<Judgement>map(ConditionJudge::trusted)
        .orElseGet(() -> new Judgement.Violates(CheckReasons.notInTrustedDirectory(reference)));
  }

  private static Judgement trusted(DirectoryPattern pattern) {
    return new Judgement.Conforms(
        "The image is in trusted directory `" + pattern.text() + "`", List.of());
  }

  private Judgement judge(SimpleSigningAttestation condition, PinnedImage pinned) {
    Optional<Reason> obstacle = Optional.empty();
    Optional<String> nearestMiss = Optional.empty();
    List<ProjectId> projects = condition.projectsFor(circumstances.project());
    for (ProjectId project : projects) {
      CheckData.Stored stored = circumstances.data().attestations(project, pinned.digest());
      if (!(stored instanceof CheckData.Stored.Everything everything)) {
        obstacle = Optional.of(CheckReasons.notLookedAt(stored, project, pinned));
        continue;
      }
      for (Authenticator authenticator : condition.authenticators()) {
        AttestationSearch.Result result =
            search(pinned).find(byId(authenticator), everything.attestations());
        if (result instanceof AttestationSearch.Result.Found found) {
          return attested(authenticator, found);
        }
        if (result instanceof AttestationSearch.Result.Nothing nothing) {
          nearestMiss = nearestMiss.or(nothing::nearestMiss);
        } else {
          return new Judgement.Undecided(CheckReasons.tooManySignatures(pinned));
        }
      }
    }
    if (obstacle.isPresent()) {
      return new Judgement.Undecided(obstacle.get());
    }
    return new Judgement.Violates(CheckReasons.noAttestation(pinned, projects, nearestMiss));
  }

  private Judgement attested(Authenticator authenticator, AttestationSearch.Result.Found found) {
    String name = authenticator.displayName().isEmpty() ? "(unnamed)" : authenticator.displayName();
    return new Judgement.Conforms(
        "The image is attested by " + found.occurrence() + " under key `" + found.keyId() + "`",
        List.of(new Proof(name, circumstances.revision(), found.occurrence(), found.keyId())));
  }

  private AttestationSearch search(PinnedImage pinned) {
    AttestationSearch current =
        search.orElseGet(() -> new AttestationSearch(pinned.digest(), verifier, now));
    search = Optional.of(current);
    return current;
  }

  private static Map<KeyId, PkixKey> byId(Authenticator authenticator) {
    return authenticator.keys().stream()
        .collect(Collectors.toMap(PkixKey::id, Function.identity()));
  }
}
