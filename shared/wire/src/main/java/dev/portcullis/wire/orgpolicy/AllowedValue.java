package dev.portcullis.wire.orgpolicy;

import dev.portcullis.json.Excerpt;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.PolicyName;
import dev.portcullis.verification.name.ProjectPolicyName;

/**
 * One value that the constraint allows: {@code default}, or the full name of a platform policy, of
 * any project. Either may follow {@code is:}, as values with a colon have to. Kept as it was
 * written, so that what is read back is what was sent. Immutable.
 *
 * @see <a
 *     href="https://cloud.google.com/resource-manager/docs/organization-policy/using-constraints">
 *     Google on the values of list constraints</a>
 */
public record AllowedValue(String text) {

  /** Stands for the own policy of whichever project the list belongs to. */
  public static final String DEFAULT = "default";

  private static final String EXACTLY = "is:";

  public AllowedValue {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not a value of the constraint");
    }
  }

  /**
   * Reads a value.
   *
   * @throws InvalidTextException if it names no policy that a workload could ask for
   */
  public static AllowedValue parse(String text) throws InvalidTextException {
    requirePolicy(exact(text));
    return new AllowedValue(text);
  }

  /** The same without {@code is:}. */
  public String exact() {
    return exact(text);
  }

  /** Whether this value is that policy and no other. */
  public boolean names(PolicyName policy) {
    return exact().equals(policy instanceof ProjectPolicyName ? DEFAULT : policy.toString());
  }

  private static String exact(String text) {
    return text.startsWith(EXACTLY) ? text.substring(EXACTLY.length()) : text;
  }

  private static boolean isValid(String text) {
    try {
      requirePolicy(exact(text));
      return true;
    } catch (InvalidTextException e) {
      return false;
    }
  }

  private static void requirePolicy(String exact) throws InvalidTextException {
    if (exact.equals(DEFAULT)) {
      return;
    }
    PlatformPolicyName policy;
    try {
      policy = PlatformPolicyName.parse(exact);
    } catch (InvalidTextException e) {
      throw new InvalidTextException(
          Excerpt.of(exact)
              + " is neither `default` nor the full name of a policy,"
              + " `projects/PROJECT/platforms/PLATFORM/policies/ID`");
    }
    if (policy.project().isNumber()) {
      throw new InvalidTextException(
          Excerpt.of(exact)
              + " names a project by its number, as no workload can; name it by its id");
    }
  }
}
