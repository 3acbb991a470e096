package dev.portcullis.registers.weakening;

import java.util.List;
import java.util.Optional;

/**
 * Tells what a change weakens: everything that is not provably a subset of what was allowed before.
 * In doubt it is a weakening. Implementations are pure, and safe for use by many threads.
 *
 * @param <T> the resource
 */
@FunctionalInterface
public interface WeakeningRule<T> {

  /**
   * What is weaker after the change; none if nothing is.
   *
   * @param before the last version that said something, even if it was deleted since, so that
   *     deleting and creating anew gets round nothing; empty if there never was one
   * @param after what is to be written; empty for a deletion
   */
  List<Weakening> weakenings(Optional<T> before, Optional<T> after);

  /**
   * Whether a resource that is created again is compared with the one that was deleted under its
   * name. Only if nothing of the old can count for the new may it be otherwise.
   */
  default boolean looksBehindDeletions() {
    return true;
  }

  /** For resources whose changes never let anything through. */
  static <T> WeakeningRule<T> never() {
    return (before, after) -> List.of();
  }
}
