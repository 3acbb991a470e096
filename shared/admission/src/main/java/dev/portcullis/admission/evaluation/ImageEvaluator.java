package dev.portcullis.admission.evaluation;

import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.ImageKind;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.verification.conformance.ConformanceChecker;
import dev.portcullis.verification.image.AllowlistPattern;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.ImageDecider;
import dev.portcullis.verification.verdict.ImagePolicy;
import dev.portcullis.verification.verdict.ImageVerdict;
import dev.portcullis.verification.verdict.Proof;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.UncoveredImage;
import dev.portcullis.verification.workload.WorkloadImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decides image by image, and says it in the form that is recorded. */
final class ImageEvaluator {

  private final ImageDecider decider;
  private final ConformanceChecker checker;

  ImageEvaluator(ImageDecider decider, ConformanceChecker checker) {
    this.decider = decider;
    this.checker = checker;
  }

  /** The workload's own images, then those of the revisions that it names. */
  List<DecidedImage> decide(List<WorkloadImage> images, Facts facts) {
    if (facts.heldTo() instanceof HeldTo.Checked checked) {
      return decide(
          images,
          facts.revisions(),
          image ->
              CheckVerdict.of(
                  checker.check(image, checked.policy(), checked.circumstances(), facts.time())),
          new AdmissionRule.AlwaysDeny<>(EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG));
    }
    ImagePolicy policy =
        facts.heldTo() instanceof HeldTo.Written written
            ? written.policy()
            : ((HeldTo.NeverWritten) facts.heldTo()).policy();
    return decide(
        images,
        facts.revisions(),
        image -> decider.decide(image, policy, facts.evidence(), facts.time()),
        policy.rule());
  }

  private static List<DecidedImage> decide(
      List<WorkloadImage> images,
      List<EarlierRevision> revisions,
      Function<WorkloadImage, ImageVerdict> decider,
      AdmissionRule<?> forUnknown) {
    List<DecidedImage> decided = new ArrayList<>();
    for (WorkloadImage image : images) {
      decided.add(describe("", image, decider.apply(image)));
    }
    for (EarlierRevision revision : revisions) {
      if (revision instanceof EarlierRevision.Known known) {
        for (WorkloadImage image : known.images()) {
          decided.add(describe(known.name(), image, decider.apply(image)));
        }
      } else {
        decided.add(unknown(revision.name(), forUnknown));
      }
    }
    return decided;
  }

  /** Every image refused for a reason that is not the image's own. */
  static List<DecidedImage> refuse(List<WorkloadImage> images, Basis basis, Reason reason) {
    return images.stream()
        .map(
            image ->
                new DecidedImage(
                    "",
                    image.container(),
                    kind(image),
                    image.written(),
                    digest(image),
                    Outcome.DENY,
                    basis,
                    Optional.empty(),
                    List.of(),
                    List.of(reason)))
        .toList();
  }

  private static DecidedImage describe(String revision, WorkloadImage image, ImageVerdict verdict) {
    Optional<AllowlistPattern> pattern = Optional.empty();
    List<Proof> proofs = List.of();
    List<Reason> reasons = List.of();
    if (verdict instanceof ImageVerdict.SystemImage system) {
      pattern = Optional.of(system.pattern());
    } else if (verdict instanceof ImageVerdict.Allowlisted allowlisted) {
      pattern = Optional.of(allowlisted.pattern());
    } else if (verdict instanceof ImageVerdict.Attested attested) {
      proofs = attested.proofs();
    } else if (verdict instanceof ImageVerdict.Conformant conformant) {
      proofs = conformant.proofs();
    } else if (verdict instanceof ImageVerdict.DryRun dryRun) {
      reasons = dryRun.reasons();
    } else if (verdict instanceof ImageVerdict.Denied denied) {
      reasons = denied.reasons();
    }
    return new DecidedImage(
        revision,
        image.container(),
        kind(image),
        image.written(),
        digest(image),
        verdict instanceof ImageVerdict.Denied ? Outcome.DENY : Outcome.ALLOW,
        verdict.basis(),
        pattern.map(AllowlistPattern::text),
        proofs,
        reasons);
  }

  /** Only a rule that every image satisfies is satisfied by images that nobody knows. */
  private static DecidedImage unknown(String revision, AdmissionRule<?> rule) {
    boolean allows = rule instanceof AdmissionRule.AlwaysAllow;
    boolean dryRun = rule.enforcement() == EnforcementMode.DRYRUN_AUDIT_LOG_ONLY;
    return new DecidedImage(
        revision,
        "",
        ImageKind.CONTAINER,
        "",
        Optional.empty(),
        allows || dryRun ? Outcome.ALLOW : Outcome.DENY,
        !allows && dryRun ? Basis.DRY_RUN : Basis.RULE,
        Optional.empty(),
        List.of(),
        allows ? List.of() : List.of(unknownRevision(revision)));
  }

  private static Reason unknownRevision(String revision) {
    return new Reason(
        ReasonCode.REVISION_UNKNOWN,
        Optional.empty(),
        "Revision '"
            + revision
            + "' is to serve, and no decision that allowed it is known, so what it runs is not"
            + " known either",
        Optional.empty(),
        "deploy the revision's images as a new revision with a name of its own"
            + " (`spec.template.metadata.name`), or take the revision out of the traffic");
  }

  private static ImageKind kind(WorkloadImage image) {
    return image instanceof ContainerImage ? ImageKind.CONTAINER : ImageKind.UNCOVERED;
  }

  private static Optional<Digest> digest(WorkloadImage image) {
    Optional<ImageReference> reference =
        image instanceof ContainerImage container
            ? Optional.of(container.reference())
            : ((UncoveredImage) image).reference();
    return reference
        .filter(PinnedImage.class::isInstance)
        .map(PinnedImage.class::cast)
        .map(PinnedImage::digest);
  }
}
