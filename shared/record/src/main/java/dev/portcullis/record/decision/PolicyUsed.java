package dev.portcullis.record.decision;

import java.util.Objects;

/**
 * The policy that a decision was made under. Immutable.
 *
 * @param name the policy
 * @param revision which version of it; 0 for the default of a project that never had one
 */
public record PolicyUsed(String name, long revision) {

  public PolicyUsed {
    Objects.requireNonNull(name, "name");
    if (revision < 0) {
      throw new IllegalArgumentException("revisions count from 1");
    }
  }
}
