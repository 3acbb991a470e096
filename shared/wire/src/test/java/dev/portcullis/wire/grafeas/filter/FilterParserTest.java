package dev.portcullis.wire.grafeas.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.wire.grafeas.Subject;
import dev.portcullis.wire.grafeas.filter.Filter.All;
import dev.portcullis.wire.grafeas.filter.Filter.Any;
import dev.portcullis.wire.grafeas.filter.Filter.Anything;
import dev.portcullis.wire.grafeas.filter.Filter.Equal;
import dev.portcullis.wire.grafeas.filter.Filter.Not;
import dev.portcullis.wire.grafeas.filter.Filter.ResourceEnding;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {

  private static final String DIGEST = "sha256:" + "0".repeat(63) + "a";
  private static final Equal ATTESTATION = new Equal(Property.KIND, "ATTESTATION");
  private static final Equal QA = new Equal(Property.NOTE_ID, "qa");

  private final FilterParser parser = FilterParser.ofOccurrences();

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "    "})
  void parse_blank_isEverything(String blank) throws InvalidTextException {
    assertThat(parser.parse(blank)).isEqualTo(new Anything());
  }

  @Test
  void parse_whatGcloudSends_asksForTheDigest() throws InvalidTextException {
    Filter filter = parser.parse("has_suffix(resourceUrl, \"" + DIGEST + "\")");

    assertThat(filter).isEqualTo(new ResourceEnding(DIGEST));
    assertThat(filter.subject()).contains(new Subject(DIGEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resourceUrl=\"https://gcr.io/p/app\"",
        "resourceUri=\"http://gcr.io/p/app\"",
        "resource_url=\"gcr.io/p/app\"",
        "resource_uri = 'gcr.io/p/app'",
        "resource.uri  =\"gcr.io/p/app\"",
        "resource.url=\"HTTPS://gcr.io/p/app\"",
        "(resourceUrl=\"gcr.io/p/app\")",
        " ( ( resourceUrl=\"gcr.io/p/app\" ) ) ",
      })
  void parse_resource_isTheSameHoweverItIsWritten(String text) throws InvalidTextException {
    assertThat(parser.parse(text)).isEqualTo(new Equal(Property.RESOURCE_URI, "gcr.io/p/app"));
  }

  @Test
  void parse_joined_keepsItsShape() throws InvalidTextException {
    assertThat(parser.parse("kind=\"ATTESTATION\" AND noteId=\"qa\" AND noteProjectId=\"p\""))
        .isEqualTo(new All(List.of(ATTESTATION, QA, new Equal(Property.NOTE_PROJECT_ID, "p"))));
    assertThat(parser.parse("noteId=\"qa\" OR (kind=\"ATTESTATION\" AND NOT note_id=\"qa\")"))
        .isEqualTo(new Any(List.of(QA, new All(List.of(ATTESTATION, new Not(QA))))));
    assertThat(parser.parse("-noteId=\"qa\"")).isEqualTo(new Not(QA));
    assertThat(parser.parse("NOT (noteId=\"qa\" OR kind=\"ATTESTATION\")"))
        .isEqualTo(new Not(new Any(List.of(QA, ATTESTATION))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          kind                                | character 5 it has its end where `=` is expected
          kind=                               | character 6 it has its end where a value in quotes
          kind=ATTESTATION                    | character 6 it has `ATTESTATION` where a value in quotes
          kind="ATTESTATION"x                 | character 19 it has `x` where AND or OR is expected
          kind="ATTESTATION" noteId="qa"      | character 20 it has `noteId` where AND or OR is expected
          kind="ATTESTATION" and noteId="qa"  | character 20 it has `and` where AND or OR is expected
          kind="ATTESTATION" AND              | character 23 it has its end where a comparison
          AND kind="ATTESTATION"              | character 1 it asks about `AND`
          kind="attestation"                  | character 6 it has `attestation`, which is not a kind
          kind=""                             | character 6 it has ``, which is not a kind
          kind!="BUILD"                       | character 5 it has `!`
          kind>"BUILD"                        | character 5 it has `>`
          kind:"BUILD"                        | character 5 it has `:`
          kind="BUILD                         | character 6 it opens a quote that nothing closes
          kind="BUI\\LD"                      | character 6 it has a backslash
          "kind"="BUILD"                      | character 1 it has the text `kind` where a comparison
          noteId="a/b"                        | character 8 it has `a/b`, which is not a note id
          noteProjectId="P"                   | character 15 it has `P`, which is not a project id
          resourceUrl=""                      | character 13 it has ``, which is not a resource URI
          resourceUrl="a b"                   | character 13 it has `a b`, which is not a resource URI
          vulnerability.severity="HIGH"       | character 1 it asks about `vulnerability.severity` and can
          createTime>"2024-01-01T00:00:00Z"   | character 11 it has `>`
          createTime="2024-01-01T00:00:00Z"   | character 1 it asks about `createTime`
          (kind="BUILD"                       | character 14 it has its end where `)`
          kind="BUILD")                       | character 13 it has `)` where AND or OR
          ()                                  | character 2 it has `)` where a comparison
          NOT NOT kind="BUILD"                | character 5 it asks about `NOT`
          has_prefix(resourceUrl, "a")        | character 1 it calls `has_prefix`
          has_suffix(noteId, "a")             | character 12 it asks for the end of `noteId`
          has_suffix(resourceUrl)             | character 23 it has `)` where `,`
          has_suffix(resourceUrl, "a"         | character 28 it has its end where `)`
          has_suffix(resourceUrl, "")         | character 25 it has ``, which is not a resource URI
          has_suffix(resourceUrl, a)          | character 25 it has `a` where a value in quotes
          has_suffix(resourceUrl, "a") = "b"  | character 30 it has `=` where AND or OR
          kind="BUILD" AND kind="BUILD" OR noteId="a" | character 31 it mixes AND and OR
          kind="BUILD" OR kind="BUILD" AND noteId="a" | character 30 it mixes AND and OR
          *                                   | character 1 it has `*`
          """)
  void parse_anythingElse_isRefusedAtItsPlace(String text, String problem) {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> parser.parse(text))
        .withMessageContaining(problem)
        .withMessageContaining("supported are");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind=\"\u202e\"", "kind=\"A\nB\"", "\ud83d\ude00"})
  void parse_invisibleOrForeign_isShownSafely(String text) {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> parser.parse(text))
        .satisfies(
            refused ->
                assertThat(refused.getMessage()).doesNotContain("\u202e").doesNotContain("\n"));
  }

  @Test
  void parse_ofNotes_asksAboutNoResource() throws InvalidTextException {
    assertThat(FilterParser.ofNotes().parse("noteId=\"qa\"")).isEqualTo(QA);
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> FilterParser.ofNotes().parse("resourceUrl=\"a\""))
        .withMessageContaining("can ask about kind, noteProjectId, noteId");
  }

  @ParameterizedTest
  @CsvSource({"50, true", "51, false"})
  void parse_manyComparisons_isBounded(int terms, boolean accepted) {
    String text =
        IntStream.range(0, terms).mapToObj(i -> "noteId='qa'").collect(Collectors.joining(" OR "));

    assertAccepted(text, accepted, "more than 50 comparisons");
  }

  @ParameterizedTest
  @CsvSource({"8, true", "9, false", "1000, false"})
  void parse_deepParentheses_areBounded(int depth, boolean accepted) {
    assertAccepted(
        "(".repeat(depth) + "noteId='qa'" + ")".repeat(depth), accepted, "deeper than 8");
  }

  @ParameterizedTest
  @CsvSource({"4096, true", "4097, false"})
  void parse_longText_isBounded(int length, boolean accepted) {
    assertAccepted(" ".repeat(length - 11) + "noteId='qa'", accepted, "longer than 4096");
  }

  private void assertAccepted(String text, boolean accepted, String problem) {
    String result;
    try {
      Filter filter = parser.parse(text);
      result = filter.equals(new Anything()) ? "everything" : "";
    } catch (InvalidTextException e) {
      result = e.getMessage();
    }
    if (accepted) {
      assertThat(result).isEmpty();
    } else {
      assertThat(result).contains(problem);
    }
  }
}
