package dev.portcullis.json;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A document is not what it must be; says everything that is wrong with it. */
public final class InvalidInputException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 3;

  /** Not kept when serialized: nothing here sends exceptions to another machine. */
  private final transient List<Problem> problems;

  /**
   * Made of what is wrong.
   *
   * @throws IllegalArgumentException if nothing is
   */
  public InvalidInputException(List<Problem> problems) {
    super(summary(problems));
    this.problems = List.copyOf(problems);
  }

  /** One problem at one place. */
  public static InvalidInputException of(String path, OptionalInt line, String message) {
    return new InvalidInputException(List.of(new Problem(path, line, message)));
  }

  /** What is wrong, in the order in which it was found; never empty. */
  public List<Problem> problems() {
    return problems;
  }

  private static String summary(List<Problem> problems) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("an invalid input needs a problem");
    }
    String first =
        problems.stream().limit(SHOWN).map(Problem::toString).collect(Collectors.joining("; "));
    int more = problems.size() - SHOWN;
    return more > 0 ? first + "; and " + more + " more" : first;
  }
}
