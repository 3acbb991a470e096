package dev.portcullis.wire.orgpolicy;

import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.PolicyName;
import java.util.List;

/**
 * Which policies the workloads of a project may ask to be held to, by the constraint {@code
 * constraints/run.allowedBinaryAuthorizationPolicies}. Immutable.
 */
public sealed interface AllowedPolicies {

  /** Whether a workload may ask for this policy. */
  boolean permits(PolicyName policy);

  /**
   * Whether this policy stands in the list by its name, which it takes for a policy of another
   * project to be used: that everything is permitted names nobody.
   */
  boolean names(PlatformPolicyName policy);

  /** Whether a workload has to ask for a policy. */
  boolean isDemanding();

  /** Whatever a workload asks for: as if there were no constraint. */
  record Any() implements AllowedPolicies {

    @Override
    public boolean permits(PolicyName policy) {
      return true;
    }

    @Override
    public boolean names(PlatformPolicyName policy) {
      return false;
    }

    @Override
    public boolean isDemanding() {
      return false;
    }
  }

  /**
   * Only these.
   *
   * @param values at least one, none of them twice
   */
  record Only(List<AllowedValue> values) implements AllowedPolicies {

    static final int MAX_VALUES = 500;

    public Only {
      values = List.copyOf(values);
      if (values.isEmpty() || values.size() > MAX_VALUES) {
        throw new IllegalArgumentException("1 to " + MAX_VALUES + " values");
      }
      if (values.stream().distinct().count() != values.size()) {
        throw new IllegalArgumentException("a value that is listed twice");
      }
    }

    @Override
    public boolean permits(PolicyName policy) {
      return values.stream().anyMatch(value -> value.names(policy));
    }

    @Override
    public boolean names(PlatformPolicyName policy) {
      return permits(policy);
    }

    @Override
    public boolean isDemanding() {
      return true;
    }
  }

  /** None, so that nothing can be deployed. */
  record None() implements AllowedPolicies {

    @Override
    public boolean permits(PolicyName policy) {
      return false;
    }

    @Override
    public boolean names(PlatformPolicyName policy) {
      return false;
    }

    @Override
    public boolean isDemanding() {
      return true;
    }
  }
}
