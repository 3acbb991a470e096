package dev.portcullis.wire.grafeas;

import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteCodecTest {

  private static final NoteName NAME = new NoteName(new ProjectId("demo"), "qa");
  private static final Times TIMES =
      Times.of(Instant.parse("2024-05-06T07:08:09Z"), Instant.parse("2024-05-07T07:08:09.5Z"));

  private static final String WHOLE =
      """
      name: projects/demo/notes/qa
      shortDescription: short
      longDescription: long
      kind: ATTESTATION
      relatedUrl:
      - {url: 'https://example.com', label: site}
      - {url: 'https://example.org'}
      expirationTime: '2030-01-01T00:00:00Z'
      createTime: '2024-05-06T07:08:09Z'
      updateTime: '2024-05-07T07:08:09.500Z'
      relatedNoteNames: [projects/demo/notes/other]
      attestation: {hint: {humanReadableName: QA}}
      """;

  private final NoteCodec codec = new NoteCodec();

  @Test
  void read_wholeNote_keepsEverything() {
    assertThat(read(WHOLE, codec::read))
        .isEqualTo(
            new Note(
                "QA",
                "short",
                "long",
                List.of(
                    new RelatedUrl("https://example.com", "site"),
                    new RelatedUrl("https://example.org", "")),
                Optional.of(Instant.parse("2030-01-01T00:00:00Z")),
                List.of("projects/demo/notes/other")));
  }

  @Test
  void write_whatWasRead_givesTheSameDocument() {
    assertThat(codec.write(NAME, read(WHOLE, codec::read), TIMES)).isEqualTo(yaml(WHOLE));
  }

  @Test
  void read_kindByItsNumber_isTheSameNote() {
    assertThat(read(WHOLE.replace("kind: ATTESTATION", "kind: 7"), codec::read))
        .isEqualTo(read(WHOLE, codec::read));
  }

  @Test
  void read_publishedRecipe_isANote() {
    Note note =
        read(
            "{name: projects/P/notes/N, attestation: {hint: {human_readable_name: text}}}",
            codec::read);

    assertThat(note.humanReadableName()).isEqualTo("text");
    assertThat(codec.write(NAME, note, Times.none()))
        .isEqualTo(
            yaml(
                """
                name: projects/demo/notes/qa
                kind: ATTESTATION
                attestation: {hint: {humanReadableName: text}}
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                     | attestation: is required
          {attestation: {}}                      | attestation.hint: is required
          {attestation: {hint: {}}}              | attestation.hint.humanReadableName: is required
          {attestation: {hint: {humanReadableName: " "}}} | attestation.hint.humanReadableName: must not be empty
          {attestation: {hint: {human_readable_name: a, humanReadableName: a}}} | attestation.hint.humanReadableName: is given twice
          {attestation: {hints: {}}}             | attestation.hints: unknown field
          {kind: VULNERABILITY}                  | kind: is not supported yet: only attestation notes are
          {kind: 6}                              | kind: is not supported yet: only attestation notes are
          {kind: 7.5}                            | kind: is not supported yet: only attestation notes are
          {kind: "7"}                            | kind: is not supported yet: only attestation notes are
          {attestation_authority: {}}            | attestation_authority: unknown field
          {expirationTime: tomorrow}             | expirationTime: must be a time
          {relatedUrl: [{}]}                     | relatedUrl[0].url: is required
          {relatedUrl: [{link: x}]}              | relatedUrl[0].link: unknown field
          {relatedNoteNames: [5]}                | relatedNoteNames[0]: must be a string
          """)
  void read_brokenNote_isToldAtItsPath(String note, String problem) {
    assertThat(problems(note, codec::read)).anyMatch(told -> told.startsWith(problem));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vulnerability",
        "build",
        "image",
        "package",
        "deployment",
        "discovery",
        "upgrade",
        "compliance",
        "dsseAttestation",
        "dsse_attestation",
        "sbomReference",
        "secret",
        "vulnerabilityAssessment"
      })
  void read_otherKindOfNote_isNotSupportedYet(String arm) {
    assertThat(problems("{" + arm + ": {}}", codec::read))
        .contains(arm + ": is not supported yet: only attestation notes are");
  }
}
