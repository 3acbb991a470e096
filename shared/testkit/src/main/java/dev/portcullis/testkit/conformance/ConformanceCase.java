package dev.portcullis.testkit.conformance;

import java.util.List;
import java.util.Objects;

/**
 * One case: what is stored, what is asked, what has to be answered. Immutable.
 *
 * <p>A case is a folder of files, so that it can be read without Java, and run against any other
 * gate; a new one needs a folder and a line in {@code index.txt}, and no code.
 *
 * @param name the folder
 * @param about what the case shows, and where that is written down
 * @param state what happens before the question
 * @param question what is asked
 * @param expected what has to be answered
 */
public record ConformanceCase(
    String name, String about, CaseState state, Question question, Expected expected) {

  public ConformanceCase {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(expected, "expected");
  }

  /**
   * Every case, in the order of the index.
   *
   * @throws IllegalStateException if a folder does not hold a case; names everything that is wrong
   *     with its first wrong file
   */
  public static List<ConformanceCase> all() {
    return CaseFolder.all().stream().map(CaseFolder::read).toList();
  }

  /**
   * Runs the case.
   *
   * @return where the answer differs from what is expected, a readable line for each place
   * @throws IllegalStateException if the target does not take what the case wants stored
   */
  public List<String> differences(ConformanceTarget target) {
    for (Step step : state.steps()) {
      take(step, target);
    }
    return expected.differences(target.ask(state.project(), question));
  }

  private void take(Step step, ConformanceTarget target) {
    if (step instanceof Step.Create create) {
      target.create(create.resource());
    } else if (step instanceof Step.Replace replace) {
      target.replace(replace.resource());
    } else if (step instanceof Step.Delete delete) {
      target.delete(delete.name());
    } else if (step instanceof Step.Deploy deploy) {
      Reply reply = target.ask(state.project(), Question.of(deploy.workload()));
      if (reply.status() != 200) {
        throw new IllegalStateException("an earlier workload has to be allowed: " + reply);
      }
    }
  }

  /** The name: what test reports show. */
  @Override
  public String toString() {
    return name;
  }
}
