package dev.portcullis.record.chore;

import java.util.List;
import java.util.Objects;

/**
 * What was done of the chores in one go. Immutable.
 *
 * @param chores each of them
 * @param complete whether every project had its turn; otherwise the next round goes on where this
 *     one ended
 */
public record Round(List<Done> chores, boolean complete) {

  public Round {
    chores = List.copyOf(chores);
  }

  /**
   * What was done of one chore.
   *
   * @param name the chore's
   * @param projects in how many projects it was done
   * @param failed in how many it could not be
   */
  public record Done(String name, int projects, int failed) {
    public Done {
      Objects.requireNonNull(name, "name");
    }
  }
}
