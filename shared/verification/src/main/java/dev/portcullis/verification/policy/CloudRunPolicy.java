package dev.portcullis.verification.policy;

import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.name.Platform;
import java.util.Objects;

/**
 * A platform policy for Cloud Run: self-contained, its attestors written out in it. Immutable.
 *
 * @param description what its owner wrote about it, perhaps nothing
 * @param allowlist images that the rule is not asked about
 * @param rule the rule for all others
 */
public record CloudRunPolicy(
    String description, Allowlist allowlist, AdmissionRule<InlineAttestor> rule)
    implements PlatformPolicy {

  public CloudRunPolicy {
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(allowlist, "allowlist");
    Objects.requireNonNull(rule, "rule");
  }

  @Override
  public Platform platform() {
    return Platform.CLOUD_RUN;
  }
}
