package dev.portcullis.local.decide;

import java.util.List;

/** Files do not say what they have to. Names everything that is wrong with all of them. */
final class FilesException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<FileProblem> problems;

  FilesException(List<FileProblem> problems) {
    super(problems.size() + " problems");
    this.problems = List.copyOf(problems);
  }

  List<FileProblem> problems() {
    return problems;
  }
}
