package dev.portcullis.record.fsck;

import dev.portcullis.record.fsck.FsckReport.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Gathers what is wrong, as much as somebody reads. Used by one thread. */
final class Findings {

  private final List<Problem> problems = new ArrayList<>();

  void at(long index, String what) {
    add(new Problem(OptionalLong.of(index), what));
  }

  void whole(String what) {
    add(new Problem(OptionalLong.empty(), what));
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  List<Problem> problems() {
    return problems;
  }

  private void add(Problem problem) {
    if (problems.size() < Fsck.MAX_PROBLEMS) {
      problems.add(problem);
    }
  }
}
