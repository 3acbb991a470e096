package dev.portcullis.local.decide;

import dev.portcullis.json.Problem;
import java.util.OptionalInt;

/**
 * Something that is wrong with a file.
 *
 * @param file as the command line names it
 * @param problem what and where
 */
record FileProblem(String file, Problem problem) {

  static FileProblem of(String file, String message) {
    return new FileProblem(file, new Problem("", OptionalInt.empty(), message));
  }

  /** As compilers write it, so that editors find the place. */
  @Override
  public String toString() {
    String line = problem.line().isPresent() ? ":" + problem.line().getAsInt() : "";
    String path = problem.path().isEmpty() ? "" : problem.path() + ": ";
    return file + line + ": " + path + problem.message();
  }
}
