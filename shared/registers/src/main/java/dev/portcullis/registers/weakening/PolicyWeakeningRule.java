package dev.portcullis.registers.weakening;

import dev.portcullis.json.Excerpt;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.GlobalPolicyEvaluation;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.verification.policy.SpecificRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a change of a project's policy weakens. The first policy weakens nothing: before it, the
 * default let everything pass. Immutable.
 */
public final class PolicyWeakeningRule implements WeakeningRule<Policy> {

  private static final RuleWeakening<AttestorName> RULES =
      new RuleWeakening<>(
          "requireAttestationsBy", AttestorName::equals, name -> Excerpt.of(name.toString()));

  @Override
  public List<Weakening> weakenings(Optional<Policy> before, Optional<Policy> after) {
    return before.isPresent() && after.isPresent() ? compare(before.get(), after.get()) : List.of();
  }

  private static List<Weakening> compare(Policy before, Policy after) {
    List<Weakening> weakenings =
        new ArrayList<>(
            RULES.of("defaultAdmissionRule", before.defaultRule(), after.defaultRule()));
    if (!passesEverything(before)) {
      weakenings.addAll(
          AllowlistWeakening.of(
              "admissionWhitelistPatterns", before.allowlist(), after.allowlist()));
      if (asksSystemPolicy(after) && !asksSystemPolicy(before)) {
        weakenings.add(
            new Weakening(
                "globalPolicyEvaluationMode", "exempts the platform's own images, as it did not"));
      }
    }
    weakenings.addAll(specificRules(before, after));
    return weakenings;
  }

  /** Whether no rule of the policy refuses anything, so that exemptions exempt from nothing. */
  private static boolean passesEverything(Policy policy) {
    return RuleWeakening.passesEverything(policy.defaultRule())
        && rules(policy).values().stream().allMatch(RuleWeakening::passesEverything);
  }

  private static boolean asksSystemPolicy(Policy policy) {
    return policy.globalPolicyEvaluation() == GlobalPolicyEvaluation.ENABLE;
  }

  /** In a cluster, what has no rule of its own is held to the default rule. */
  private static List<Weakening> specificRules(Policy before, Policy after) {
    Optional<SpecificRules.Scope> old = before.specificRules().map(SpecificRules::scope);
    Optional<SpecificRules.Scope> now = after.specificRules().map(SpecificRules::scope);
    if (old.isPresent() && now.isPresent() && !old.equals(now)) {
      return List.of(
          new Weakening(now.get().field(), "cannot be compared with " + old.get().field()));
    }
    Set<String> keys = new LinkedHashSet<>(rules(before).keySet());
    keys.addAll(rules(after).keySet());
    List<Weakening> weakenings = new ArrayList<>();
    for (String key : keys) {
      String field = now.or(() -> old).orElseThrow().field() + "[" + Excerpt.of(key) + "]";
      weakenings.addAll(
          RULES.of(
              field,
              rules(before).getOrDefault(key, before.defaultRule()),
              rules(after).getOrDefault(key, after.defaultRule())));
    }
    return weakenings;
  }

  private static Map<String, AdmissionRule<AttestorName>> rules(Policy policy) {
    return policy.specificRules().map(SpecificRules::rules).orElse(Map.of());
  }
}
