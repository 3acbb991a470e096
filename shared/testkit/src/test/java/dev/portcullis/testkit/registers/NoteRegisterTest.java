package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.grafeas.RelatedUrl;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoteRegisterTest {

  private final Gate gate = new Gate(new InMemoryStore());
  private final TestProject demo = gate.project("demo");

  @Test
  void create_everyField_comesBack() throws Exception {
    Note note =
        new Note(
            "Quality assurance",
            "short",
            "long\ntext",
            List.of(new RelatedUrl("https://example.com", "docs")),
            Optional.of(MutableClock.START),
            List.of("projects/demo/notes/other"));

    var created = gate.notes().create(Gate.OWNER, demo.note("qa"), note);

    assertThat(created.resource()).isEqualTo(note);
    assertThat(gate.notes().find(demo.note("qa"))).contains(created);
  }

  @Test
  void create_otherContent_isRefused() throws Exception {
    demo.createNote("qa");

    assertRefused(
        Kind.ALREADY_EXISTS,
        "projects/demo/notes/qa already exists",
        () ->
            gate.notes()
                .create(
                    Gate.OWNER,
                    demo.note("qa"),
                    new Note("another", "", "", List.of(), Optional.empty(), List.of())));
  }

  @Test
  void delete_note_isGoneFromLists() throws Exception {
    demo.createNote("qa");
    demo.createNote("security");
    gate.notes().delete(Gate.OWNER, demo.note("qa"));

    assertThat(gate.notes().find(demo.note("qa"))).isEmpty();
    assertThat(Texts.names(gate.notes().list(demo.id(), 10, Optional.empty()).items()))
        .containsExactly("security");
    assertRefused(Kind.NOT_FOUND, () -> gate.notes().delete(Gate.OWNER, demo.note("qa")));
  }
}
