package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.grafeas.RelatedUrl;
import dev.portcullis.wire.grafeas.filter.FilterParser;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  @Test
  void createAll_notes_areThereTogether() throws Exception {
    demo.createNote("qa");
    Map<NoteName, Note> batch = new LinkedHashMap<>();
    batch.put(demo.note("b"), note("B"));
    batch.put(demo.note("qa"), note("qa"));
    batch.put(demo.note("a"), note("A"));

    var created = gate.notes().createAll(Gate.OWNER, batch);

    assertThat(created.keySet()).containsExactlyElementsOf(batch.keySet());
    assertThat(gate.notes().find(demo.note("a"))).contains(created.get(demo.note("a")));
    assertThat(gate.notes().createAll(Gate.PIPELINE, batch)).isEqualTo(created);
  }

  @Test
  void createAll_oneThatSaysSomethingElse_createsNone() throws Exception {
    demo.createNote("qa");

    assertRefused(
        Kind.ALREADY_EXISTS,
        "projects/demo/notes/qa already exists",
        () ->
            gate.notes()
                .createAll(
                    Gate.OWNER, Map.of(demo.note("a"), note("A"), demo.note("qa"), note("other"))));
    assertThat(gate.notes().find(demo.note("a"))).isEmpty();
  }

  @Test
  void createAll_asManyAsPromised_fitOneCommit() throws Exception {
    Map<NoteName, Note> batch = new LinkedHashMap<>();
    for (int i = 0; i < NoteRegister.MAX_CREATED; i++) {
      batch.put(demo.note("n" + i), note("N"));
    }

    assertThat(gate.notes().createAll(Gate.OWNER, batch)).hasSize(124);
  }

  @Test
  void replace_readNote_keepsItsCreation() throws Exception {
    demo.createNote("qa");
    var before = gate.notes().find(demo.note("qa")).orElseThrow();
    gate.clock().advance(Duration.ofDays(1));

    var after = gate.notes().replace(Gate.OWNER, demo.note("qa"), note("changed"), before.etag());

    assertThat(after.resource().humanReadableName()).isEqualTo("changed");
    assertThat(after.createTime()).isEqualTo(before.createTime());
    assertThat(after.updateTime()).isEqualTo(MutableClock.START.plus(Duration.ofDays(1)));
    assertRefused(
        Kind.STALE,
        () -> gate.notes().replace(Gate.OWNER, demo.note("qa"), note("x"), before.etag()));
  }

  @Test
  void list_filtered_isWhatTheFilterAccepts() throws Exception {
    demo.createNote("qa");
    demo.createNote("ops");

    assertThat(filtered("kind=\"ATTESTATION\"")).containsExactlyInAnyOrder("ops", "qa");
    assertThat(filtered("kind=\"BUILD\"")).isEmpty();
    assertThat(filtered("noteId=\"qa\"")).containsExactly("qa");
    assertThat(filtered("noteProjectId=\"other\"")).isEmpty();
  }

  private List<String> filtered(String filter) throws Exception {
    return Texts.names(
        gate.notes()
            .list(demo.id(), FilterParser.ofNotes().parse(filter), 10, Optional.empty())
            .items());
  }

  private static Note note(String name) {
    return new Note(name, "", "", List.of(), Optional.empty(), List.of());
  }
}
