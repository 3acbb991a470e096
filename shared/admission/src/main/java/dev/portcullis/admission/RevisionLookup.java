package dev.portcullis.admission;

import dev.portcullis.admission.evaluation.EarlierRevision;
import dev.portcullis.admission.evaluation.RecordedImage;
import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.workload.Workload;
import dev.portcullis.verification.workload.WorkloadImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds out what earlier revisions run, from the decisions that allowed them. What the caller says
 * about them is not asked. Safe for use by many threads.
 *
 * <p>A decision vouches for a revision of the same kind of workload in the same region only: a
 * worker pool may bear a service's name, and every region has a {@code svc} of its own. But kind
 * and region are what manifests say, so where one decision vouches, all those of that name have to
 * pass: a claim can take trust away and not add any. A decision vouches for no name of the form
 * that the platform makes up ({@code svc-00001-abc}): a manifest that gives such a name to its new
 * revision speaks of one that was there before, and would have the gate take its word for what that
 * one runs.
 */
final class RevisionLookup {

  /** A revision that was allowed more often than this has no knowable content. */
  private static final int MAX_DECISIONS = 20;

  /** As many as a decision can be recorded about, with the hundred of the workload itself. */
  private static final int MAX_IMAGES = 400;

  private static final Pattern PLATFORM_SUFFIX = Pattern.compile("-[0-9]{5}-[a-z0-9]{3}");

  private final DecisionLedger ledger;

  RevisionLookup(DecisionLedger ledger) {
    this.ledger = Objects.requireNonNull(ledger, "ledger");
  }

  /**
   * What is known of the revisions that the workload names.
   *
   * @throws RegisterException if they run more images than are decided at once
   */
  List<EarlierRevision> find(ProjectId project, Workload workload) throws RegisterException {
    List<EarlierRevision> revisions = new ArrayList<>();
    int images = 0;
    for (String name : workload.namedRevisions()) {
      EarlierRevision revision = find(project, workload, name);
      revisions.add(revision);
      images += revision instanceof EarlierRevision.Known known ? known.images().size() : 0;
      if (images > MAX_IMAGES) {
        throw new RegisterException(
            RegisterException.Kind.EXHAUSTED,
            "the earlier revisions that traffic, tags or splits name run more than "
                + MAX_IMAGES
                + " images; take some of them out");
      }
    }
    return revisions;
  }

  private EarlierRevision find(ProjectId project, Workload workload, String revision) {
    return workload
        .name()
        .filter(name -> !isMadeByPlatform(name, revision))
        .flatMap(name -> ledger.allowing(project, name, revision, MAX_DECISIONS))
        .filter(decisions -> decisions.stream().anyMatch(d -> isOfSamePlace(workload, d)))
        .<EarlierRevision>map(decisions -> known(revision, decisions))
        .orElseGet(() -> new EarlierRevision.Unknown(revision));
  }

  private static boolean isOfSamePlace(Workload workload, Decision decision) {
    return decision.workload().kind().equals(workload.kind().title())
        && decision.workload().location().equals(workload.location().orElse(""));
  }

  /** Name, five digits, three letters or digits. */
  private static boolean isMadeByPlatform(String workload, String revision) {
    return revision.startsWith(workload)
        && PLATFORM_SUFFIX.matcher(revision.substring(workload.length())).matches();
  }

  /**
   * The images of all these decisions: the gate cannot know which of them was deployed, so every
   * one has to pass.
   */
  private static EarlierRevision known(String revision, List<Decision> decisions) {
    Set<WorkloadImage> images = new LinkedHashSet<>();
    for (Decision decision : decisions) {
      for (DecidedImage image : decision.images()) {
        if (image.revision().isEmpty()) {
          images.add(RecordedImage.of(image, "revision " + revision));
        }
      }
    }
    return new EarlierRevision.Known(revision, List.copyOf(images));
  }
}
