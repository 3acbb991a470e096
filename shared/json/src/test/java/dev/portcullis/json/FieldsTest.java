package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldsTest {

  private final Problems problems = new Problems();

  @Test
  void find_presentAbsentAndNull() throws InvalidInputException {
    Fields fields = fields("{\"a\": \"x\", \"none\": null}");

    assertThat(fields.find("a").flatMap(Cursor::string)).contains("x");
    assertThat(fields.find("b")).isEmpty();
    assertThat(fields.find("none")).isEmpty();
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void get_absentOrNull_isAProblem() throws InvalidInputException {
    Fields fields =
        Cursor.root(YamlText.parse("x: 1\ns:\n  a: 1\n  none: ~\n", Limits.REQUEST), problems)
            .object()
            .flatMap(document -> document.get("s"))
            .flatMap(Cursor::object)
            .orElseThrow();

    assertThat(fields.get("a")).isPresent();
    assertThat(fields.get("b")).isEmpty();
    assertThat(fields.get("none")).isEmpty();
    assertThat(fields.cursor().path()).isEqualTo("s");
    assertThat(problems.list())
        .hasToString("[s.b (line 3): is required, s.none (line 3): is required]");
  }

  @Test
  void refuseUnknown_everythingWasAskedFor_reportsNothing() throws InvalidInputException {
    Fields fields = fields("{\"a\": 1, \"b\": null, \"c\": 3}");
    assertThat(fields.find("a")).isPresent();
    assertThat(fields.find("b")).isEmpty();
    fields.ignore("c", "d");

    fields.refuseUnknown();

    assertThat(problems.list()).isEmpty();
  }

  @Test
  void refuseUnknown_restOfTheFields_areProblemsWithHints() throws InvalidInputException {
    Fields fields =
        fields("{\"imgae\": 1, \"colour\": {}, \"name\": 2, \"nme\": null, \"a.b\": 1}");
    assertThat(fields.find("image")).isEmpty();
    assertThat(fields.find("name")).isPresent();

    fields.refuseUnknown();

    assertThat(problems.list())
        .extracting(Problem::toString)
        .containsExactly(
            "imgae: unknown field; did you mean `image`?",
            "colour: unknown field",
            // Not `name`: that is there already.
            "nme: unknown field",
            "[\"a.b\"]: unknown field");
  }

  @Test
  void refuseUnknown_veryManyUnknown_countsTheRest() throws InvalidInputException {
    String many =
        IntStream.range(0, 50_000)
            .mapToObj(i -> "\"x" + i + "\":0")
            .collect(Collectors.joining(",", "{", "}"));
    Fields fields = fields(many);
    assertThat(fields.find("image")).isEmpty();

    fields.refuseUnknown();

    assertThat(problems.list()).hasSize(101);
    assertThat(problems.list().get(100).message()).startsWith("has 49900 more problems");
  }

  @Test
  void all_marksEverythingAndKeepsNulls() throws InvalidInputException {
    Fields fields = fields("{\"z\": 1, \"a.b\": null}");

    assertThat(fields.all().keySet()).containsExactly("z", "a.b");
    assertThat(fields.all().values())
        .extracting(Cursor::toString)
        .containsExactly("a number at `z`", "null at `[\"a.b\"]`");
    assertThat(fields.all()).isUnmodifiable();
    fields.refuseUnknown();
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void acceptingProtoNames_eitherName_isFoundUnderItsPath() throws InvalidInputException {
    Fields fields =
        fields("{\"note_name\": 1, \"publicKeys\": 2, \"id\": 3}").acceptingProtoNames();

    assertThat(fields.find("noteName").map(Cursor::path)).contains("note_name");
    assertThat(fields.find("publicKeys").map(Cursor::path)).contains("publicKeys");
    assertThat(fields.find("id").map(Cursor::path)).contains("id");
    assertThat(fields.get("updateTime")).isEmpty();
    fields.refuseUnknown();
    assertThat(problems.list()).hasToString("[updateTime: is required]");
  }

  @Test
  void acceptingProtoNames_bothNames_isAProblem() throws InvalidInputException {
    Fields fields = fields("{\"noteName\": null, \"note_name\": 1}").acceptingProtoNames();

    assertThat(fields.find("noteName")).isEmpty();
    fields.refuseUnknown();

    assertThat(problems.list())
        .hasToString("[noteName: is given twice, also as `note_name`; leave one out]");
  }

  @Test
  void acceptingProtoNames_sharesWhatWasAsked() throws InvalidInputException {
    Fields fields = fields("{\"a\": 1, \"b_c\": 2}");
    assertThat(fields.find("a")).isPresent();
    assertThat(fields.acceptingProtoNames().find("bC")).isPresent();

    fields.refuseUnknown();

    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void find_withoutProtoNames_takesTheNameAlone() throws InvalidInputException {
    Fields fields = fields("{\"note_name\": 1}");

    assertThat(fields.find("noteName")).isEmpty();
    fields.refuseUnknown();

    assertThat(problems.list()).hasToString("[note_name: unknown field; did you mean `noteName`?]");
  }

  /** Every problem of one document is found in one reading. */
  @Test
  void decoder_severalProblems_reportsAll() throws InvalidInputException {
    Fields fields = fields("{\"mode\": \"X\", \"count\": \"many\", \"extra\": 1}");

    Optional<String> name = fields.get("name").flatMap(Cursor::string);
    Optional<Long> count = fields.get("count").flatMap(Cursor::integer);
    Optional<Boolean> mode = fields.get("mode").flatMap(Cursor::bool);
    fields.refuseUnknown();

    assertThat(name).isEmpty();
    assertThat(count).isEmpty();
    assertThat(mode).isEmpty();
    assertThat(problems.list())
        .extracting(Problem::path)
        .containsExactly("name", "count", "mode", "extra");
  }

  private Fields fields(String json) throws InvalidInputException {
    return Cursor.root(JsonText.parse(json, Limits.REQUEST), problems).object().orElseThrow();
  }
}
