package dev.portcullis.registers.weakening;

import dev.portcullis.wire.grafeas.Note;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a change of a note weakens: a later end of life. A note that is created again is another
 * one: what hung on the first does not hang on it. Immutable.
 */
public final class NoteWeakeningRule implements WeakeningRule<Note> {

  @Override
  public boolean looksBehindDeletions() {
    return false;
  }

  @Override
  public List<Weakening> weakenings(Optional<Note> before, Optional<Note> after) {
    Optional<Instant> end = before.flatMap(Note::expirationTime);
    if (end.isEmpty() || after.isEmpty()) {
      return List.of();
    }
    Optional<Instant> now = after.get().expirationTime();
    return now.isPresent() && !now.get().isAfter(end.get())
        ? List.of()
        : List.of(
            new Weakening(
                "expirationTime",
                "is " + now.map(time -> "later than ").orElse("gone, and was ") + end.get()));
  }
}
