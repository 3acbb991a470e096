package dev.portcullis.verification.conformance;

import dev.portcullis.verification.check.Check;
import dev.portcullis.verification.check.CheckSet;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.AllowlistPattern;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.policy.GkePolicy;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.UncoveredImage;
import dev.portcullis.verification.workload.WorkloadImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Holds one image to a policy of checks: the policy's allowlist, the first check set that applies,
 * its allowlist, and each of its checks unless that has an allowlist for the image.
 *
 * <p>A pure function of its arguments. Safe for use by many threads if its verifier is.
 *
 * @see <a
 *     href="https://cloud.google.com/binary-authorization/docs/reference/rest/v1/projects.platforms.policies#checkset">
 *     Google's reference</a>
 */
public final class ConformanceChecker {

  private final SignatureVerifier verifier;

  /** A checker that checks signatures by this verifier. */
  public ConformanceChecker(SignatureVerifier verifier) {
    this.verifier = Objects.requireNonNull(verifier, "verifier");
  }

  /**
   * What the policy says about the image.
   *
   * @param now the time of the decision, at which keys have to count
   */
  public ImageResult check(
      WorkloadImage image, GkePolicy policy, Circumstances circumstances, Instant now) {
    Optional<ImageReference> reference = reference(image);
    Optional<AllowlistPattern> exempt = match(policy.imageAllowlist(), reference);
    if (exempt.isPresent()) {
      return new ImageResult.Exempt(exempt.get());
    }
    OptionalInt index = policy.checkSetFor(circumstances.placement());
    if (index.isEmpty()) {
      return new ImageResult.Unasked();
    }
    CheckSet set = policy.checkSets().get(index.getAsInt());
    CheckSetResult.Outcome outcome =
        match(set.imageAllowlist(), reference)
            .<CheckSetResult.Outcome>map(CheckSetResult.Outcome.Exempt::new)
            .orElseGet(() -> checked(set, image, circumstances, now));
    return new ImageResult.BySet(
        new CheckSetResult(index.getAsInt(), set.displayName(), set.scope(), outcome));
  }

  private CheckSetResult.Outcome checked(
      CheckSet set, WorkloadImage image, Circumstances circumstances, Instant now) {
    ConditionJudge judge = new ConditionJudge(image, circumstances, verifier, now);
    Optional<ImageReference> reference = reference(image);
    List<CheckResult> results = new ArrayList<>();
    for (Check check : set.checks()) {
      CheckResult.Outcome outcome =
          match(check.imageAllowlist(), reference)
              .<CheckResult.Outcome>map(CheckResult.Outcome.Exempt::new)
              .orElseGet(() -> new CheckResult.Outcome.Judged(judge.judge(check.condition())));
      results.add(
          new CheckResult(results.size(), check.displayName(), check.condition().type(), outcome));
    }
    return new CheckSetResult.Outcome.Checked(results);
  }

  private static Optional<AllowlistPattern> match(
      Allowlist allowlist, Optional<ImageReference> reference) {
    return reference.flatMap(allowlist::match);
  }

  private static Optional<ImageReference> reference(WorkloadImage image) {
    return image instanceof ContainerImage container
        ? Optional.of(container.reference())
        : ((UncoveredImage) image).reference();
  }
}
