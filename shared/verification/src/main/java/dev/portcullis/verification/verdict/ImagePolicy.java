package dev.portcullis.verification.verdict;

import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.policy.AdmissionRule;
import java.util.Objects;

/**
 * What one image is held to: a policy with everything it names looked up. Immutable.
 *
 * @param system the platform's own images, if the policy exempts them; else empty
 * @param allowlist images that the rule is not asked about
 * @param rule the rule for all others
 */
public record ImagePolicy(
    Allowlist system, Allowlist allowlist, AdmissionRule<RequiredAttestor> rule) {

  public ImagePolicy {
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(allowlist, "allowlist");
    Objects.requireNonNull(rule, "rule");
  }
}
