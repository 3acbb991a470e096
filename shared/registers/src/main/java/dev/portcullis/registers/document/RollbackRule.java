package dev.portcullis.registers.document;

import dev.portcullis.registers.failure.RegisterException;
import java.util.Optional;

/**
 * What must hold for an old version to become the current one.
 *
 * @param <T> the resource
 */
@FunctionalInterface
public interface RollbackRule<T> {

  /**
   * Looks at what is there, if it was not deleted, before it is replaced.
   *
   * @throws RegisterException if it must not be replaced by this
   */
  void check(Optional<T> existing, T restored) throws RegisterException;
}
