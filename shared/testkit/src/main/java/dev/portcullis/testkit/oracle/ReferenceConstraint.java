package dev.portcullis.testkit.oracle;

import java.util.List;
import java.util.Optional;

/** The organization policy's constraint as its documentation reads, on plain texts. */
public final class ReferenceConstraint {

  /** What becomes of a workload before its images are looked at. */
  public enum Fate {
    /** The policy that it asks for decides. */
    HELD,
    /** The constraint is violated. */
    VIOLATION,
    /** It asks for a policy of another project that nobody let this one use. */
    NOT_OURS
  }

  private ReferenceConstraint() {}

  /**
   * What becomes of it.
   *
   * @param project whose constraint it is
   * @param allowed the listed policies, or {@code *} for all; empty for no constraint
   * @param asked {@code default}, the name of a policy, or nothing
   */
  public static Fate of(String project, Optional<List<String>> allowed, Optional<String> asked) {
    boolean constrained = allowed.isPresent() && !allowed.get().contains("*");
    if (constrained && (asked.isEmpty() || !allowed.get().contains(asked.get()))) {
      return Fate.VIOLATION;
    }
    String policy = asked.orElse("default");
    boolean own = policy.equals("default") || policy.startsWith("projects/" + project + "/");
    return own || constrained ? Fate.HELD : Fate.NOT_OURS;
  }
}
