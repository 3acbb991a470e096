package dev.portcullis.registers.weakening;

import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.AdmissionRule.AlwaysAllow;
import dev.portcullis.verification.policy.AdmissionRule.AlwaysDeny;
import dev.portcullis.verification.policy.EnforcementMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Compares two admission rules: to refuse everything is stricter than to ask for attestations, that
 * is stricter than to let everything pass, and to enforce is stricter than a dry run. Immutable.
 *
 * @param <A> how the rules know their attestors
 */
public final class RuleWeakening<A> {

  private final String attestorsField;
  private final BiPredicate<A, A> asStrict;
  private final Function<A, String> label;

  /**
   * A comparison.
   *
   * @param attestorsField what the API calls the list of attestors
   * @param asStrict whether whatever satisfies the second attestor satisfies the first
   * @param label what to call an attestor in a message; bounded
   */
  public RuleWeakening(
      String attestorsField, BiPredicate<A, A> asStrict, Function<A, String> label) {
    this.attestorsField = Objects.requireNonNull(attestorsField, "attestorsField");
    this.asStrict = Objects.requireNonNull(asStrict, "asStrict");
    this.label = Objects.requireNonNull(label, "label");
  }

  /** Whether every image passes, with or without a line in the log. */
  public static boolean passesEverything(AdmissionRule<?> rule) {
    return rule instanceof AlwaysAllow
        || rule.enforcement() == EnforcementMode.DRYRUN_AUDIT_LOG_ONLY;
  }

  /**
   * What the second rule weakens. What a dry run would have refused counts as refused: who only
   * watches a rule means to enforce it.
   *
   * @param field where the rule stands
   */
  public List<Weakening> of(String field, AdmissionRule<A> before, AdmissionRule<A> after) {
    if (before instanceof AlwaysAllow) {
      return List.of();
    }
    List<Weakening> weakenings = new ArrayList<>();
    if (after instanceof AlwaysAllow) {
      weakenings.add(new Weakening(field + ".evaluationMode", "lets every image pass"));
    } else if (before instanceof AlwaysDeny && !(after instanceof AlwaysDeny)) {
      weakenings.add(new Weakening(field + ".evaluationMode", "no longer refuses every image"));
    } else if (!(after instanceof AlwaysDeny)) {
      for (A attestor : before.attestors()) {
        if (after.attestors().stream().noneMatch(other -> asStrict.test(attestor, other))) {
          weakenings.add(
              new Weakening(
                  field + "." + attestorsField,
                  "no longer asks for what " + label.apply(attestor) + " had to attest"));
        }
      }
    }
    if (before.enforcement() != after.enforcement()
        && after.enforcement() != EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG) {
      weakenings.add(new Weakening(field + ".enforcementMode", "is no longer enforced"));
    }
    return weakenings;
  }
}
