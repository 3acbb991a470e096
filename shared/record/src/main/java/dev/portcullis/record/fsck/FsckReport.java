package dev.portcullis.record.fsck;

import dev.portcullis.record.merkle.MerkleHash;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What was found. Immutable.
 *
 * @param entries how many entries were read
 * @param root their hash, as far as they are whole
 * @param problems what is wrong, in the order of the log; the first {@link Fsck#MAX_PROBLEMS}
 */
public record FsckReport(long entries, MerkleHash root, List<Problem> problems) {

  /**
   * Something wrong.
   *
   * @param index the entry that it is about; empty if it is about none
   * @param what what is wrong
   */
  public record Problem(OptionalLong index, String what) {

    public Problem {
      Objects.requireNonNull(index, "index");
      Objects.requireNonNull(what, "what");
    }
  }

  public FsckReport {
    Objects.requireNonNull(root, "root");
    problems = List.copyOf(problems);
  }

  /** Whether nothing is wrong. */
  public boolean isClean() {
    return problems.isEmpty();
  }

  /** The first entry that is wrong, if what is wrong is about entries. */
  public OptionalLong firstBad() {
    return problems.stream()
        .map(Problem::index)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .min();
  }
}
