package dev.portcullis.testkit.registers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.testkit.storage.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many who change one resource at once. */
class RegisterRaceTest {

  private static final int RUNNERS = 16;
  private static final int CHANGES = 5;

  private final Texts texts = new Texts(new InMemoryStore());

  @Test
  void put_manyWithEtags_everySuccessIsInTheHistoryOnceAndInOrder() throws Exception {
    texts.given("a", "start");

    List<List<Revision<String>>> made =
        Race.of(RUNNERS, runner -> () -> changeUntilDone("runner" + runner));

    List<Revision<String>> history =
        texts.history("a").stream().map(Optional::orElseThrow).skip(1).toList();
    assertThat(history)
        .containsExactlyInAnyOrderElementsOf(made.stream().flatMap(List::stream).toList());
    assertThat(history.stream().map(Revision::number))
        .containsExactlyElementsOf(
            IntStream.range(0, RUNNERS * CHANGES).mapToObj(i -> 2L + i).toList());
    assertThat(texts.find("a")).contains(history.get(history.size() - 1));
  }

  @Test
  void create_manyOfOneContent_makeOneRevision() throws Exception {
    List<Revision<String>> made = Race.of(RUNNERS, runner -> () -> texts.create("a", "the same"));

    assertThat(made).containsOnly(texts.find("a").orElseThrow());
    assertThat(texts.history("a")).hasSize(1);
  }

  @Test
  void create_manyOfOtherContents_letOneWin() throws Exception {
    List<Optional<Revision<String>>> made =
        Race.of(RUNNERS, runner -> () -> tryToCreate("runner" + runner));

    assertThat(made.stream().flatMap(Optional::stream))
        .containsExactly(texts.find("a").orElseThrow());
    assertThat(texts.history("a")).hasSize(1);
  }

  /**
   * What a careful client does: read, change, write with the etag, and again if it was too late.
   */
  private List<Revision<String>> changeUntilDone(String text) throws RegisterException {
    List<Revision<String>> made = new ArrayList<>();
    while (made.size() < CHANGES) {
      Revision<String> seen = texts.find("a").orElseThrow();
      try {
        made.add(texts.put("a", text + "-" + made.size(), seen.etag()));
      } catch (RegisterException e) {
        assertThat(e.kind()).isEqualTo(RegisterException.Kind.STALE);
      }
    }
    return made;
  }

  private Optional<Revision<String>> tryToCreate(String text) {
    try {
      return Optional.of(texts.create("a", text));
    } catch (RegisterException e) {
      assertThat(e.kind()).isEqualTo(RegisterException.Kind.ALREADY_EXISTS);
      return Optional.empty();
    }
  }
}
