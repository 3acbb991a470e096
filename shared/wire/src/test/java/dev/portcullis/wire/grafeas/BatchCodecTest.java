package dev.portcullis.wire.grafeas;

import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.Cursor;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchCodecTest {

  private static final ProjectId DEMO = new ProjectId("demo");
  private static final String NOTE = "{attestation: {hint: {humanReadableName: x}}}";
  private static final String OCCURRENCE =
      "{resourceUri: gcr.io/p/app, noteName: projects/demo/notes/qa,"
          + " attestation: {jwts: [{compactJwt: a.b.c}]}}";

  private final BatchCodec codec = new BatchCodec(3);

  @Test
  void readNotes_each_byItsName() {
    Map<NoteName, Note> notes =
        read("{parent: projects/demo, notes: {b: " + NOTE + ", a: " + NOTE + "}}", this::notes);

    assertThat(notes.keySet()).extracting(NoteName::id).containsExactly("b", "a");
  }

  @Test
  void readOccurrences_each_inOrder() {
    List<Occurrence> occurrences =
        read("occurrences: [" + OCCURRENCE + ", " + OCCURRENCE + "]", this::occurrences);

    assertThat(occurrences).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                | notes: is required
          {notes: {}}                       | notes: needs at least one note
          {notes: []}                       | notes: must be an object
          {notes: {a/b: {}}}                | notes["a/b"]: has an id that is not a note id
          {notes: {a: {}}}                  | notes.a.attestation: is required
          {notes: {a: {name: projects/demo/notes/b}}} | notes.a.name: is not `projects/demo/notes/a`
          {notes: {a: {}, b: {}, c: {}, d: {}}} | notes: has more than 3 elements
          {parent: projects/other, notes: {a: {}}} | parent: is not `projects/demo`
          {note: {}}                        | note: unknown field
          """)
  void readNotes_broken_isToldAtItsPath(String batch, String problem) {
    assertThat(problems(batch, this::notes)).anyMatch(told -> told.startsWith(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                | occurrences: is required
          {occurrences: []}                 | occurrences: needs at least one element
          {occurrences: [{}]}               | occurrences[0].noteName: is required
          {occurrences: [1, 1, 1, 1]}       | occurrences: has more than 3 elements
          {occurrence: []}                  | occurrence: unknown field
          """)
  void readOccurrences_broken_isToldAtItsPath(String batch, String problem) {
    assertThat(problems(batch, this::occurrences)).anyMatch(told -> told.startsWith(problem));
  }

  @Test
  void readOccurrences_otherName_isToldAtItsPath() {
    String named =
        OCCURRENCE.replace("{resourceUri", "{name: projects/demo/occurrences/x, resourceUri");

    assertThat(problems("occurrences: [" + OCCURRENCE + ", " + named + "]", this::occurrences))
        .containsExactly(
            "occurrences[1].name: is not `projects/demo/occurrences/given`; leave it out");
  }

  private Optional<Map<NoteName, Note>> notes(Cursor cursor) {
    return codec.readNotes(cursor, DEMO);
  }

  private Optional<List<Occurrence>> occurrences(Cursor cursor) {
    return codec.readOccurrences(cursor, DEMO, occurrence -> new OccurrenceName(DEMO, "given"));
  }
}
