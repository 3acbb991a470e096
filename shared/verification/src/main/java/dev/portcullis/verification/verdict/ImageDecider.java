package dev.portcullis.verification.verdict;

import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.AllowlistPattern;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.UncoveredImage;
import dev.portcullis.verification.workload.WorkloadImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides about one image: system policy, allowlist, rule, attestations, in this order.
 *
 * <p>A pure function of its arguments. Safe for use by many threads if its verifier is.
 *
 * @see <a href="https://cloud.google.com/binary-authorization/docs/policy-yaml-reference">Google's
 *     order of evaluation</a>
 */
public final class ImageDecider {

  private final SignatureVerifier verifier;

  /** A decider that checks signatures by this verifier. */
  public ImageDecider(SignatureVerifier verifier) {
    this.verifier = Objects.requireNonNull(verifier, "verifier");
  }

  /**
   * Decides about an image of a workload.
   *
   * @param now the time of the decision, at which keys have to count
   */
  public ImageVerdict decide(
      WorkloadImage image, ImagePolicy policy, Evidence evidence, Instant now) {
    if (image instanceof ContainerImage container) {
      ImageReference reference = container.reference();
      return exempt(Optional.of(reference), policy)
          .orElseGet(() -> enforce(policy.rule(), byRule(reference, policy.rule(), evidence, now)));
    }
    UncoveredImage uncovered = (UncoveredImage) image;
    return exempt(uncovered.reference(), policy)
        .orElseGet(() -> enforce(policy.rule(), byRuleUncovered(uncovered, policy.rule())));
  }

  private static Optional<ImageVerdict> exempt(
      Optional<ImageReference> reference, ImagePolicy policy) {
    Optional<AllowlistPattern> system = match(policy.system(), reference);
    if (system.isPresent()) {
      return system.map(ImageVerdict.SystemImage::new);
    }
    return match(policy.allowlist(), reference).map(ImageVerdict.Allowlisted::new);
  }

  private static Optional<AllowlistPattern> match(
      Allowlist allowlist, Optional<ImageReference> reference) {
    return reference.flatMap(allowlist::match);
  }

  private ImageVerdict byRule(
      ImageReference image, AdmissionRule<RequiredAttestor> rule, Evidence evidence, Instant now) {
    if (rule instanceof AdmissionRule.AlwaysAllow) {
      return new ImageVerdict.AlwaysAllowed();
    }
    if (rule instanceof AdmissionRule.RequireAttestation<RequiredAttestor> required) {
      return image instanceof PinnedImage pinned
          ? byAttestors(new AttestorCheck(pinned, evidence, verifier, now), required.attestors())
          : denied(Reasons.digestRequired(image));
    }
    return denied(Reasons.alwaysDeny());
  }

  private static ImageVerdict byRuleUncovered(
      UncoveredImage image, AdmissionRule<RequiredAttestor> rule) {
    if (rule instanceof AdmissionRule.AlwaysAllow) {
      return new ImageVerdict.AlwaysAllowed();
    }
    return denied(
        rule instanceof AdmissionRule.RequireAttestation
            ? Reasons.notCovered(image)
            : Reasons.alwaysDeny());
  }

  private static ImageVerdict byAttestors(AttestorCheck check, List<RequiredAttestor> attestors) {
    List<Proof> proofs = new ArrayList<>();
    List<Reason> reasons = new ArrayList<>();
    for (RequiredAttestor attestor : attestors) {
      AttestorCheck.Outcome outcome = check.check(attestor);
      if (outcome instanceof AttestorCheck.Outcome.Satisfied satisfied) {
        proofs.add(satisfied.proof());
      } else {
        reasons.add(((AttestorCheck.Outcome.Unsatisfied) outcome).reason());
      }
    }
    return reasons.isEmpty() ? new ImageVerdict.Attested(proofs) : new ImageVerdict.Denied(reasons);
  }

  private static ImageVerdict enforce(AdmissionRule<?> rule, ImageVerdict verdict) {
    return verdict instanceof ImageVerdict.Denied denied
            && rule.enforcement() == EnforcementMode.DRYRUN_AUDIT_LOG_ONLY
        ? new ImageVerdict.DryRun(denied.reasons())
        : verdict;
  }

  private static ImageVerdict denied(Reason reason) {
    return new ImageVerdict.Denied(List.of(reason));
  }
}
