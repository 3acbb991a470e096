package dev.portcullis.registers.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.wire.grafeas.Note;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteWeakeningRuleTest {

  private static final String NOON = "2024-05-06T12:00:00Z";
  private static final String LATER = "2024-05-06T12:00:01Z";

  private final NoteWeakeningRule rule = new NoteWeakeningRule();

  @ParameterizedTest
  @CsvSource({
    NOON + "," + NOON + ", false",
    NOON + "," + LATER + ", true",
    NOON + ", , true",
    LATER + "," + NOON + ", false",
    "," + NOON + ", false",
    ", , false"
  })
  void endOfLife_laterOrGone_isWeaker(String before, String after, boolean weaker) {
    List<Weakening> weakenings =
        rule.weakenings(
            Optional.of(note("a", Optional.ofNullable(before))),
            Optional.of(note("another", Optional.ofNullable(after))));

    assertThat(weakenings.stream().map(Weakening::field))
        .isEqualTo(weaker ? List.of("expirationTime") : List.of());
  }

  @Test
  void firstVersionAndDeletion_weakenNothing() {
    Optional<Note> note = Optional.of(note("a", Optional.of(NOON)));

    assertThat(rule.weakenings(Optional.empty(), note)).isEmpty();
    assertThat(rule.weakenings(note, Optional.empty())).isEmpty();
    assertThat(rule.looksBehindDeletions()).isFalse();
  }

  private static Note note(String name, Optional<String> end) {
    return new Note(name, "", "", List.of(), end.map(Instant::parse), List.of());
  }
}
