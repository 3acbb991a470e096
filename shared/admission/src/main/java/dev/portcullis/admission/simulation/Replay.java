package dev.portcullis.admission.simulation;

import dev.portcullis.admission.evaluation.EarlierRevision;
import dev.portcullis.admission.evaluation.RecordedImage;
import dev.portcullis.admission.state.Candidate;
import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionLedger.Scanned;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.ImageKind;
import dev.portcullis.record.decision.WorkloadSummary;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.workload.Breakglass;
import dev.portcullis.verification.workload.PolicyAnnotation;
import dev.portcullis.verification.workload.Workload;
import dev.portcullis.verification.workload.WorkloadImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A recorded decision, made ready to be decided again.
 *
 * <p>The workload is rebuilt as one that asks for the policy and runs at once: so whatever it was
 * let through by (breakglass, a missing annotation, a job that is checked later), the answer is
 * what the policy itself says of it. Immutable.
 */
sealed interface Replay {

  /** Which decision. */
  DecisionName name();

  /**
   * It can be.
   *
   * @param name which decision
   * @param recorded what was decided
   * @param workload what to decide about
   * @param earlier what was known of the revisions that it names
   */
  record Ready(
      DecisionName name, Decision recorded, Workload workload, List<EarlierRevision> earlier)
      implements Replay {

    public Ready {
      earlier = List.copyOf(earlier);
    }

    /** The images that evidence is needed for. */
    Set<Digest> digests() {
      return recorded.images().stream()
          .filter(image -> image.kind() == ImageKind.CONTAINER)
          .flatMap(image -> image.digest().stream())
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /** It cannot be, and why. */
  record Impossible(DecisionName name, String reason) implements Replay {}

  /** The replay of a decision that was held to the candidate's predecessor, or cannot be read. */
  static Replay of(Scanned scanned, Candidate candidate) {
    DecisionName name = scanned.name();
    if (scanned.decision().isEmpty()) {
      return new Impossible(name, "the record of it cannot be read");
    }
    Decision decision = scanned.decision().get();
    WorkloadSummary summary = decision.workload();
    Optional<Workload.Kind> kind =
        Arrays.stream(Workload.Kind.values())
            .filter(k -> k.title().equals(summary.kind()))
            .findFirst();
    List<WorkloadImage> own = images(decision, "");
    if (decision.basis() == Basis.ERROR || decision.basis() == Basis.ORG_POLICY) {
      return new Impossible(name, "it was refused before any policy was asked");
    }
    if (kind.isEmpty() || own.isEmpty()) {
      return new Impossible(name, "the record of it does not say what was to be deployed");
    }
    Workload workload =
        new Workload(
            kind.get(),
            nonEmpty(summary.name()),
            Optional.empty(),
            nonEmpty(summary.location()),
            own,
            candidate instanceof Candidate.ForPlatform platform
                ? new PolicyAnnotation.Named(platform.policyName())
                : new PolicyAnnotation.Default(),
            new Breakglass.NotRequested(),
            nonEmpty(summary.revision()),
            List.of(),
            Workload.Trigger.EXECUTION,
            summary.hash());
    return new Ready(name, decision, workload, earlier(decision));
  }

  private static List<EarlierRevision> earlier(Decision decision) {
    Map<String, EarlierRevision> earlier = new LinkedHashMap<>();
    for (DecidedImage image : decision.images()) {
      String revision = image.revision();
      if (!revision.isEmpty()) {
        earlier.computeIfAbsent(
            revision,
            name ->
                image.image().isEmpty()
                    ? new EarlierRevision.Unknown(name)
                    : new EarlierRevision.Known(name, images(decision, name)));
      }
    }
    return new ArrayList<>(earlier.values());
  }

  private static List<WorkloadImage> images(Decision decision, String revision) {
    return decision.images().stream()
        .filter(image -> image.revision().equals(revision))
        .map(image -> RecordedImage.of(image, place(image)))
        .toList();
  }

  private static String place(DecidedImage image) {
    return image.container().isEmpty() ? "the workload" : "container " + image.container();
  }

  private static Optional<String> nonEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
