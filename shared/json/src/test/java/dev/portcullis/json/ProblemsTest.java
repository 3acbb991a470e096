package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  private static final OptionalInt NO_LINE = OptionalInt.empty();

  private final Problems problems = new Problems();

  @Test
  void problem_text_saysPlaceLineAndMessage() {
    assertThat(new Problem("spec.containers[0].image", OptionalInt.of(12), "is required"))
        .hasToString("spec.containers[0].image (line 12): is required");
    assertThat(new Problem("a", NO_LINE, "is required")).hasToString("a: is required");
    assertThat(new Problem("", OptionalInt.of(1), "is empty"))
        .hasToString("document (line 1): is empty");
  }

  @Test
  void problem_withoutMessage_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Problem("a", NO_LINE, " "));
  }

  @Test
  void throwIfAny_nothingWrong_goesOn() throws InvalidInputException {
    problems.throwIfAny();

    assertThat(problems.isEmpty()).isTrue();
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void throwIfAny_somethingWrong_saysAllInOrder() {
    add(2);

    InvalidInputException thrown =
        catchThrowableOfType(InvalidInputException.class, problems::throwIfAny);

    assertThat(problems.isEmpty()).isFalse();
    assertThat(thrown.problems()).isEqualTo(problems.list()).isEqualTo(numbered(2));
    assertThat(thrown).hasMessage("p0: m; p1: m");
  }

  @Test
  void list_upTo100_isWhole() {
    add(100);

    assertThat(problems.list()).isEqualTo(numbered(100));
  }

  @Test
  void list_beyond100_countsTheRest() {
    add(102);

    assertThat(problems.list()).hasSize(101).startsWith(numbered(100).toArray(Problem[]::new));
    assertThat(problems.list().get(100))
        .hasToString("document: has 2 more problems; fix these first");
  }

  @Test
  void add_beyond100_makesNoMoreMessages() {
    AtomicInteger made = new AtomicInteger();
    for (int i = 0; i < 1_000; i++) {
      problems.add(Path.root(), NO_LINE, () -> "message " + made.incrementAndGet());
    }

    assertThat(made).hasValue(100);
    assertThat(problems.list().get(100).message()).startsWith("has 900 more");
  }

  @Test
  void exception_manyProblems_showsTheFirst() {
    assertThat(new InvalidInputException(numbered(3))).hasMessage("p0: m; p1: m; p2: m");
    assertThat(new InvalidInputException(numbered(5)))
        .hasMessage("p0: m; p1: m; p2: m; and 2 more");
    assertThat(new InvalidInputException(numbered(5)).problems()).hasSize(5).isUnmodifiable();
  }

  @Test
  void exception_withoutProblems_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> new InvalidInputException(List.of()));
  }

  private void add(int count) {
    numbered(count)
        .forEach(problem -> problems.add(problem.path(), problem.line(), problem.message()));
  }

  private static List<Problem> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Problem("p" + i, NO_LINE, "m")).toList();
  }
}
