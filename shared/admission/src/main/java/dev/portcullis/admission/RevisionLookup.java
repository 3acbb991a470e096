package dev.portcullis.admission;

import dev.portcullis.admission.evaluation.EarlierRevision;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds out what earlier revisions run, from the decisions that allowed them. What the caller says
 * about them is not asked. Safe for use by many threads.
 */
final class RevisionLookup {

  /** A revision that was allowed more often than this has no knowable content. */
  private static final int MAX_DECISIONS = 20;

  private final DecisionLedger ledger;

  RevisionLookup(DecisionLedger ledger) {
    this.ledger = Objects.requireNonNull(ledger, "ledger");
  }

  /** What is known of the revisions that the workload names. */
  List<EarlierRevision> find(ProjectId project, Workload workload) {
    List<EarlierRevision> revisions = new ArrayList<>();
    for (String revision : workload.namedRevisions()) {
      List<Decision> decisions =
          workload
              .name()
              .map(name -> ledger.allowing(project, name, revision, MAX_DECISIONS + 1))
              .orElse(List.of());
      revisions.add(
          images(decisions)
              .<EarlierRevision>map(images -> new EarlierRevision.Known(revision, images))
              .orElseGet(() -> new EarlierRevision.Unknown(revision)));
    }
    return revisions;
  }

  /**
   * The images of all these decisions: the gate cannot know which of them was deployed, so every
   * one has to pass.
   */
  private static Optional<List<ContainerImage>> images(List<Decision> decisions) {
    if (decisions.isEmpty() || decisions.size() > MAX_DECISIONS) {
      return Optional.empty();
    }
    Map<String, ContainerImage> images = new LinkedHashMap<>();
    for (Decision decision : decisions) {
      for (DecidedImage image : decision.images()) {
        if (image.revision().isEmpty()) {
          try {
            ImageReference reference = ImageReference.parse(image.image());
            images.putIfAbsent(
                image.container() + " " + reference.canonical(),
                new ContainerImage(image.container(), "", reference));
          } catch (InvalidTextException e) {
            // Something other than a container image, such as a source build, was let through.
            return Optional.empty();
          }
        }
      }
    }
    return Optional.of(List.copyOf(images.values()));
  }
}
