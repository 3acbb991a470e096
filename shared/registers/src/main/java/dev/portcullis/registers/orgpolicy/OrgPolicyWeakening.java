package dev.portcullis.registers.orgpolicy;

import dev.portcullis.json.Excerpt;
import dev.portcullis.registers.weakening.Weakening;
import dev.portcullis.registers.weakening.WeakeningRule;
import dev.portcullis.wire.orgpolicy.AllowedPolicies;
import dev.portcullis.wire.orgpolicy.AllowedValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A constraint gets weaker by what is allowed anew, by allowing everything, and by being deleted.
 *
 * <p>Where nothing was constrained, naming a policy still allows something anew: a policy of
 * another project is used only if it is named. Whose policy it is, is not asked.
 */
final class OrgPolicyWeakening implements WeakeningRule<AllowedPolicies> {

  private static final AllowedPolicies NO_CONSTRAINT = new AllowedPolicies.Any();

  @Override
  public List<Weakening> weakenings(
      Optional<AllowedPolicies> before, Optional<AllowedPolicies> after) {
    AllowedPolicies old = before.orElse(NO_CONSTRAINT);
    AllowedPolicies next = after.orElse(NO_CONSTRAINT);
    if (next instanceof AllowedPolicies.Only only) {
      Set<String> allowed = values(old);
      return only.values().stream()
          .map(AllowedValue::exact)
          .distinct()
          .filter(value -> !allowed.contains(value))
          .filter(value -> old.isDemanding() || !value.equals(AllowedValue.DEFAULT))
          .map(OrgPolicyWeakening::allowed)
          .toList();
    }
    return old.isDemanding() && !next.isDemanding()
        ? List.of(
            new Weakening("spec.rules", "every policy is allowed, and none need be asked for"))
        : List.of();
  }

  private static Set<String> values(AllowedPolicies policies) {
    return policies instanceof AllowedPolicies.Only only
        ? only.values().stream().map(AllowedValue::exact).collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  private static Weakening allowed(String value) {
    return new Weakening(
        "spec.rules[0].values.allowedValues", Excerpt.of(value) + " is allowed now");
  }
}
