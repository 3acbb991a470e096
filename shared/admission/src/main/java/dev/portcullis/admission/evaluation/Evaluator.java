package dev.portcullis.admission.evaluation;

import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.PolicyUsed;
import dev.portcullis.record.decision.Warning;
import dev.portcullis.verification.conformance.ConformanceChecker;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.ImageDecider;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import dev.portcullis.verification.workload.PolicyAnnotation;
import dev.portcullis.verification.workload.Workload;
import dev.portcullis.wire.settings.ProjectSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says about a workload what the gate says. A pure function of workload and facts; safe for use by
 * many threads if its verifier is.
 */
public final class Evaluator {

  private final ImageEvaluator images;

  /** An evaluator that checks signatures by this verifier. */
  public Evaluator(SignatureVerifier verifier) {
    this.images = new ImageEvaluator(new ImageDecider(verifier), new ConformanceChecker(verifier));
  }

  /** What the gate says. */
  public Evaluation evaluate(Workload workload, Facts facts) {
    if (facts.heldTo() instanceof HeldTo.Nothing nothing) {
      return refused(workload, nothing.used(), nothing.basis(), nothing.reason());
    }
    ProjectSettings settings = facts.settings();
    boolean unannotated = needsAnnotation(workload);
    if (unannotated && settings.unannotated() == ProjectSettings.Unannotated.DENY) {
      return refused(workload, facts.heldTo().used(), Basis.NOT_ENABLED, notAnnotated());
    }
    List<DecidedImage> decided = images.decide(workload.images(), facts);
    boolean skipped = unannotated && settings.unannotated() == ProjectSettings.Unannotated.SKIP;
    boolean deferred =
        workload.kind() == Workload.Kind.JOB
            && workload.trigger() == Workload.Trigger.NONE
            && settings.jobs() == ProjectSettings.JobsGate.AT_EXECUTION;
    List<Warning> warnings = Warnings.of(unannotated, skipped, facts.heldTo(), decided);
    if (skipped || deferred) {
      Basis basis = skipped ? Basis.NOT_ENABLED : Basis.DEFERRED;
      return allowed(basis, facts.heldTo().used(), decided, warnings, DenialText.exempt(basis));
    }
    Optional<DecidedImage> denied =
        decided.stream().filter(image -> image.outcome() == Outcome.DENY).findFirst();
    if (denied.isPresent()) {
      return new Evaluation(
          Outcome.DENY,
          denied.get().basis(),
          facts.heldTo().used(),
          decided,
          warnings,
          DenialText.of(workload, denied.get()));
    }
    Basis basis =
        facts.heldTo() instanceof HeldTo.NeverWritten ? Basis.NO_POLICY : leastChecked(decided);
    return allowed(basis, facts.heldTo().used(), decided, warnings, DenialText.conforms(basis));
  }

  /**
   * A revision or pod cannot carry the annotation, nor can an execution in the form of API v2, and
   * a list of references has nowhere for it: those are held to the default policy whatever is
   * settled about workloads that could ask and do not.
   */
  static boolean needsAnnotation(Workload workload) {
    return workload.policy() instanceof PolicyAnnotation.Absent
        && switch (workload.kind()) {
          case SERVICE, JOB, WORKER_POOL -> true;
          case EXECUTION, REVISION, POD, IMAGES -> false;
        };
  }

  private static Basis leastChecked(List<DecidedImage> decided) {
    return decided.stream().map(DecidedImage::basis).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static Evaluation refused(
      Workload workload, PolicyUsed policy, Basis basis, Reason reason) {
    List<DecidedImage> decided = ImageEvaluator.refuse(workload.images(), basis, reason);
    return new Evaluation(
        Outcome.DENY, basis, policy, decided, List.of(), DenialText.of(workload, decided.get(0)));
  }

  private static Evaluation allowed(
      Basis basis,
      PolicyUsed policy,
      List<DecidedImage> images,
      List<Warning> warnings,
      String message) {
    return new Evaluation(Outcome.ALLOW, basis, policy, images, warnings, message);
  }

  private static Reason notAnnotated() {
    return new Reason(
        ReasonCode.NOT_ANNOTATED,
        Optional.empty(),
        "The workload does not ask for Binary Authorization, and the project refuses such"
            + " workloads",
        Optional.empty(),
        "add the annotation `run.googleapis.com/binary-authorization: default` to the metadata of"
            + " the object itself (in the form of API v2, which has no annotation for it:"
            + " `binaryAuthorization: {useDefault: true}`)");
  }
}
