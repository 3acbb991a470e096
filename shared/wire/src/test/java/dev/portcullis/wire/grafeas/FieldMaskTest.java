package dev.portcullis.wire.grafeas;

import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.Problem;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks, and what they make of notes and occurrences. */
class FieldMaskTest {

  private static final NoteName NAME = new NoteName(new ProjectId("demo"), "qa");
  private static final Note NOTE =
      new Note("QA", "short", "long", List.of(), Optional.empty(), List.of());
  private static final OccurrenceName OCCURRENCE_NAME =
      new OccurrenceName(new ProjectId("demo"), "o-1");
  private static final Occurrence OCCURRENCE =
      new Occurrence(
          new ResourceUri("gcr.io/p/app"),
          NAME,
          "old",
          new AttestationContent(Bytes.utf8(""), List.of(), List.of("a.b.c")));

  @Test
  void change_namedFields_onlyThese() throws Exception {
    Note changed =
        change("shortDescription", "{shortDescription: new, longDescription: passed over}");

    assertThat(changed)
        .isEqualTo(new Note("QA", "new", "long", List.of(), Optional.empty(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"short_description,attestation", " shortDescription , attestation"})
  void change_protoNames_areTheSame(String mask) throws Exception {
    Note changed =
        change(mask, "{short_description: new, attestation: {hint: {human_readable_name: Other}}}");

    assertThat(changed)
        .isEqualTo(new Note("Other", "new", "long", List.of(), Optional.empty(), List.of()));
  }

  @Test
  void change_namedAndNotSent_isCleared() throws Exception {
    assertThat(change("longDescription", "{}").longDescription()).isEmpty();
    assertThat(change("longDescription", "{longDescription: null}").longDescription()).isEmpty();
  }

  @Test
  void change_withoutMask_whatIsSent() throws Exception {
    Note changed =
        new NoteCodec().change(NAME, NOTE, yaml("{longDescription: new}"), new FieldMask.Sent());

    assertThat(changed)
        .isEqualTo(new Note("QA", "short", "new", List.of(), Optional.empty(), List.of()));
  }

  @Test
  void change_star_everything() throws Exception {
    assertThat(change("*", "{attestation: {hint: {humanReadableName: B}}}"))
        .isEqualTo(new Note("B", "", "", List.of(), Optional.empty(), List.of()));
    assertRefused("*", "{shortDescription: x}", "attestation: is required");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {shortDescription: a, short_description: b} | shortDescription: is given twice
          {shortDescripton: a}                        | shortDescripton: unknown field
          {shortDescription: 5}                       | shortDescription: must be a string
          {build: {}}                                 | build: is not supported yet
          {name: projects/demo/notes/other}           | name: is not `projects/demo/notes/qa`
          5                                           | : must be an object
          """)
  void change_broken_isToldAtItsPath(String sent, String problem) {
    assertRefused("shortDescription", sent, problem);
  }

  @Test
  void change_attestationCleared_isRefused() {
    assertRefused("attestation", "{}", "attestation: is required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "name", "kind", "createTime", "a,shortDescription", "**", "x.y"})
  void parse_whatCannotBeChanged_isRefused(String mask) {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> FieldMask.parse(mask, NoteCodec.CHANGEABLE))
        .withMessageContaining("which cannot be changed; these can: attestation, expirationTime");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{remediation: new}",
        "{remediation: new, resourceUri: gcr.io/p/app, note_name: projects/demo/notes/qa,"
            + " kind: ATTESTATION, attestation: {jwts: [{compactJwt: a.b.c}]},"
            + " name: projects/demo/occurrences/o-1, createTime: '2024-05-06T07:08:09Z'}"
      })
  void change_occurrence_itsRemediation(String sent) throws Exception {
    assertThat(changeOccurrence(sent))
        .isEqualTo(
            new Occurrence(
                OCCURRENCE.resourceUri(), OCCURRENCE.noteName(), "new", OCCURRENCE.content()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {resourceUri: other}                            | resourceUri: cannot be changed
          {note_name: projects/demo/notes/other}          | note_name: cannot be changed
          {attestation: {jwts: [{compactJwt: x.y.z}]}}    | attestation: cannot be changed
          {attestation: {}}                               | attestation: is signed by nobody
          {kind: BUILD}                                   | kind: is not supported yet
          {name: projects/demo/occurrences/o-2}           | name: is not `projects/demo/occurrences/o-1`
          """)
  void change_occurrence_nothingElse(String sent, String problem) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> changeOccurrence(sent))
        .satisfies(refused -> assertProblem(refused, problem));
  }

  private static Note change(String mask, String sent)
      throws InvalidTextException, InvalidInputException {
    return new NoteCodec()
        .change(NAME, NOTE, yaml(sent), FieldMask.parse(mask, NoteCodec.CHANGEABLE));
  }

  private static Occurrence changeOccurrence(String sent) throws InvalidInputException {
    return new OccurrenceCodec()
        .change(OCCURRENCE_NAME, OCCURRENCE, yaml(sent), new FieldMask.Sent());
  }

  private static void assertRefused(String mask, String sent, String problem) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> change(mask, sent))
        .satisfies(refused -> assertProblem(refused, problem));
  }

  private static void assertProblem(InvalidInputException refused, String problem) {
    assertThat(refused.problems().stream().map((Problem p) -> p.path() + ": " + p.message()))
        .anyMatch(told -> told.startsWith(problem));
  }
}
