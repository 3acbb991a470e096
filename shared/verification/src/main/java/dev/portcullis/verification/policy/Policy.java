package dev.portcullis.verification.policy;

import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.name.AttestorName;
import java.util.Objects;
import java.util.Optional;

/**
 * The policy of a project. Immutable.
 *
 * @param description what its owner wrote about it, perhaps nothing
 * @param globalPolicyEvaluation whether the platform's own images are exempt
 * @param allowlist images that no rule is asked about
 * @param defaultRule the rule for all others
 * @param specificRules rules for Kubernetes, which decide nothing here
 */
public record Policy(
    String description,
    GlobalPolicyEvaluation globalPolicyEvaluation,
    Allowlist allowlist,
    AdmissionRule<AttestorName> defaultRule,
    Optional<SpecificRules> specificRules) {

  /**
   * What a project has before anybody wrote a policy: everything passes, as Google documents it.
   *
   * @see <a href="https://cloud.google.com/binary-authorization/docs/default-policy">the default
   *     policy</a>
   */
  public static final Policy DEFAULT =
      new Policy(
          "",
          GlobalPolicyEvaluation.ENABLE,
          Allowlist.empty(),
          new AdmissionRule.AlwaysAllow<>(EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG),
          Optional.empty());

  public Policy {
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(globalPolicyEvaluation, "globalPolicyEvaluation");
    Objects.requireNonNull(allowlist, "allowlist");
    Objects.requireNonNull(defaultRule, "defaultRule");
    Objects.requireNonNull(specificRules, "specificRules");
  }
}
