package dev.portcullis.registers.weakening;

import dev.portcullis.json.Excerpt;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.policy.InlineAttestor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a change of a platform policy for Cloud Run weakens. Before the first version nothing passes
 * under its name, so a new policy weakens what it does not refuse: otherwise a new name would get
 * round every rule. Immutable.
 */
public final class CloudRunPolicyWeakeningRule implements WeakeningRule<CloudRunPolicy> {

  private static final CloudRunPolicy NOTHING_PASSES =
      new CloudRunPolicy(
          "",
          Allowlist.empty(),
          new AdmissionRule.AlwaysDeny<>(EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG));

  private static final RuleWeakening<InlineAttestor> RULES =
      new RuleWeakening<>(
          "requiredAttestors",
          CloudRunPolicyWeakeningRule::asStrict,
          attestor -> Excerpt.of(attestor.id()));

  @Override
  public List<Weakening> weakenings(
      Optional<CloudRunPolicy> before, Optional<CloudRunPolicy> after) {
    return after.map(policy -> compare(before.orElse(NOTHING_PASSES), policy)).orElse(List.of());
  }

  private static List<Weakening> compare(CloudRunPolicy before, CloudRunPolicy after) {
    List<Weakening> weakenings =
        new ArrayList<>(RULES.of("cloudRunPolicy.rule", before.rule(), after.rule()));
    if (!RuleWeakening.passesEverything(before.rule())) {
      weakenings.addAll(
          AllowlistWeakening.of(
              "cloudRunPolicy.allowlistPatterns", before.allowlist(), after.allowlist()));
    }
    return weakenings;
  }

  private static boolean asStrict(InlineAttestor before, InlineAttestor after) {
    return before.note().equals(after.note())
        && KeyWeakening.of("publicKeys", before.keys(), after.keys()).isEmpty();
  }
}
