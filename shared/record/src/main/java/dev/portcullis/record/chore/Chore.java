package dev.portcullis.record.chore;

import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.verification.name.ProjectId;
import java.util.Objects;

/**
 * Something that is due in every project from time to time. Immutable.
 *
 * @param name what reports call it
 * @param work how it is done
 */
public record Chore(String name, Work work) {

  public Chore {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(work, "work");
  }

  /** Does it; safe for use by many threads. */
  @FunctionalInterface
  public interface Work {

    /**
     * Does what is due in one project, or a part of it; nothing if nothing is. May come again at
     * any time, and in two places at once.
     *
     * @throws RegisterException if it cannot be done there now
     */
    void doFor(ProjectId project) throws RegisterException;
  }
}
