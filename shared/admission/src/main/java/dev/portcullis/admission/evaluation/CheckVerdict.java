package dev.portcullis.admission.evaluation;

import dev.portcullis.verification.conformance.CheckResult;
import dev.portcullis.verification.conformance.CheckSetResult;
import dev.portcullis.verification.conformance.ImageResult;
import dev.portcullis.verification.conformance.Judgement;
import dev.portcullis.verification.image.AllowlistPattern;
import dev.portcullis.verification.verdict.ImageVerdict;
import dev.portcullis.verification.verdict.Proof;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the gate makes of the checks of a policy: whatever is not known to conform is denied.
 *
 * <p>Where nothing is asked Google's evaluation says that the image conforms. The gate denies it:
 * whoever names a policy wants something checked, and an empty list is more often a slip than a
 * wish. A policy that lets everything through says so by its allowlist.
 */
final class CheckVerdict {

  private CheckVerdict() {}

  static ImageVerdict of(ImageResult result) {
    if (result instanceof ImageResult.Exempt exempt) {
      return new ImageVerdict.Allowlisted(exempt.pattern());
    }
    if (!(result instanceof ImageResult.BySet bySet)) {
      return new ImageVerdict.Denied(List.of(noChecks("The policy has no check sets")));
    }
    if (bySet.set().outcome() instanceof CheckSetResult.Outcome.Exempt exempt) {
      return new ImageVerdict.Allowlisted(exempt.pattern());
    }
    return of(((CheckSetResult.Outcome.Checked) bySet.set().outcome()).checks());
  }

  private static ImageVerdict of(List<CheckResult> checks) {
    if (checks.isEmpty()) {
      return new ImageVerdict.Denied(List.of(noChecks("The check set that applies has no checks")));
    }
    List<Reason> reasons = new ArrayList<>();
    List<Proof> proofs = new ArrayList<>();
    Optional<AllowlistPattern> exempt = Optional.empty();
    boolean checked = false;
    for (CheckResult check : checks) {
      if (check.outcome() instanceof CheckResult.Outcome.Exempt exemption) {
        exempt = exempt.or(() -> Optional.of(exemption.pattern()));
        continue;
      }
      checked = true;
      Judgement judgement = ((CheckResult.Outcome.Judged) check.outcome()).judgement();
      if (judgement instanceof Judgement.Conforms conforms) {
        proofs.addAll(conforms.proofs());
      } else if (judgement instanceof Judgement.Violates violates) {
        reasons.add(named(check, violates.reason()));
      } else {
        reasons.add(named(check, ((Judgement.Undecided) judgement).reason()));
      }
    }
    if (!reasons.isEmpty()) {
      return new ImageVerdict.Denied(reasons);
    }
    return checked
        ? new ImageVerdict.Conformant(proofs)
        : new ImageVerdict.Allowlisted(exempt.orElseThrow());
  }

  /** A policy has many checks, so a reason names its own. */
  private static Reason named(CheckResult check, Reason reason) {
    String name = check.displayName().isEmpty() ? "" : " '" + check.displayName() + "'";
    return new Reason(
        reason.code(),
        reason.attestor(),
        "Check " + check.index() + name + " (" + check.type() + "): " + reason.message(),
        reason.nearestMiss(),
        reason.fix());
  }

  private static Reason noChecks(String message) {
    return new Reason(
        ReasonCode.NO_CHECKS,
        Optional.empty(),
        message + ", so nobody checked the image",
        Optional.empty(),
        "add a check to the policy, or the image to its allowlist");
  }
}
