package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  private static final String EVERY_KIND = "{o: {}, a: [], s: x, n: 1, b: true, z: }";

  private final Problems problems = new Problems();

  @Test
  void accessors_rightKind_answerAndReportNothing() {
    Fields fields = yaml(EVERY_KIND).object().orElseThrow();

    assertThat(fields.get("o").flatMap(Cursor::object)).isPresent();
    assertThat(fields.get("a").flatMap(Cursor::array)).contains(List.of());
    assertThat(fields.get("s").flatMap(Cursor::string)).contains("x");
    assertThat(fields.get("n").flatMap(Cursor::integer)).contains(1L);
    assertThat(fields.get("b").flatMap(Cursor::bool)).contains(true);
    assertThat(entry(fields.all(), "z").isNull()).isTrue();
    assertThat(problems.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "a, an object, an array",
    "s, an object, a string",
    "z, an object, null",
    "o, an array, an object",
    "n, an array, a number",
    "o, a string, an object",
    "z, a string, null",
    "s, true or false, a string",
    "n, true or false, a number",
    "s, a whole number, a string",
    "b, a whole number, a boolean",
    "z, a whole number, null"
  })
  void accessors_wrongKind_reportBoth(String field, String wanted, String found) {
    Map<String, Function<Cursor, Optional<?>>> accessors =
        Map.of(
            "an object", Cursor::object,
            "an array", Cursor::array,
            "a string", Cursor::string,
            "true or false", Cursor::bool,
            "a whole number", Cursor::integer);

    Cursor cursor = entry(yaml(EVERY_KIND).object().orElseThrow().all(), field);

    assertThat(entry(accessors, wanted).apply(cursor)).isEmpty();
    assertThat(problems.list())
        .hasToString("[" + field + " (line 1): must be " + wanted + ", not " + found + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.10", "true"})
  void string_wordThatYamlTakesForSomethingElse_saysToQuoteIt(String word) {
    assertThat(yaml(word).string()).isEmpty();
    assertThat(problems.list().get(0).message()).endsWith("; put it in quotes");
  }

  @Test
  void problem_isReportedWithPathAndLine() {
    Cursor cursor = yaml("a:\n  - b.c:\n    - x\n").object().orElseThrow().get("a").orElseThrow();
    Cursor deep =
        cursor.list(Cursor::object).get(0).get("b.c").flatMap(Cursor::array).orElseThrow().get(0);

    deep.problem("is wrong");

    assertThat(deep.path()).isEqualTo("a[0][\"b.c\"][0]");
    assertThat(deep).hasToString("a string at `a[0][\"b.c\"][0]`");
    assertThat(deep.value()).isEqualTo(JsonString.of("x"));
    assertThat(problems.list()).hasToString("[a[0][\"b.c\"][0] (line 3): is wrong]");
  }

  @Test
  void list_someElementsWrong_keepsTheRestAndReportsEach() {
    assertThat(json("[\"a\", 1, \"b\", null]").strings()).containsExactly("a", "b");
    assertThat(problems.list()).extracting(Problem::path).containsExactly("[1]", "[3]");
  }

  @Test
  void list_notAnArray_isEmptyAndReported() {
    assertThat(json("\"a\"").strings()).isEmpty();
    assertThat(problems.list()).hasToString("[document: must be an array, not a string]");
  }

  @Test
  void map_someFieldsWrong_keepsTheRestInOrder() {
    Map<String, String> map =
        json("{\"z\":\"1\",\"b\":2,\"a\":\"3\",\"n\":null}").map(Cursor::string);

    assertThat(map).containsExactly(Map.entry("z", "1"), Map.entry("a", "3")).isUnmodifiable();
    assertThat(problems.list()).extracting(Problem::path).containsExactly("b", "n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "9223372036854775808", "1e999999"})
  void integer_notOf64Bits_isReported(String literal) {
    assertThat(json(literal).integer()).isEmpty();
    assertThat(problems.list()).hasToString("[document: must be a whole number of 64 bits]");
  }

  @Test
  void integer_withARange_includesItsEnds() {
    assertThat(json("1").integer(1, 10)).contains(1L);
    assertThat(json("10").integer(1, 10)).contains(10L);
    assertThat(problems.isEmpty()).isTrue();

    assertThat(json("0").integer(1, 10)).isEmpty();
    assertThat(json("11").integer(1, 10)).isEmpty();
    assertThat(problems.list())
        .hasSize(2)
        .allMatch(problem -> problem.message().equals("must be from 1 to 10"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "7, 7",
        "\"7\", 7",
        "\"-9223372036854775808\", -9223372036854775808",
        "\"1e2\", 100"
      })
  void integerOrText_both_areRead(String text, long number) {
    assertThat(json(text).integerOrText()).contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\" 7\"",
        "\"+7\"",
        "\"07\"",
        "\"0x7\"",
        "\"1.5\"",
        "\"9223372036854775808\"",
        "true"
      })
  void integerOrText_noNumber_isReported(String text) {
    assertThat(json(text).integerOrText()).isEmpty();
    assertThat(problems.list()).hasSize(1);
  }

  @Test
  void timestamp_rightAndWrong() {
    assertThat(json("\"2024-05-06T07:08:09Z\"").timestamp())
        .contains(Instant.parse("2024-05-06T07:08:09Z"));
    assertThat(json("\"yesterday\"").timestamp()).isEmpty();
    assertThat(json("1714979289").timestamp()).isEmpty();
    assertThat(problems.list()).hasSize(2);
  }

  @Test
  void base64_rightAndWrong() {
    assertThat(json("\"AQI=\"").base64()).contains(new byte[] {1, 2});
    assertThat(json("\"AQI= \"").base64()).isEmpty();
    assertThat(json("[1, 2]").base64()).isEmpty();
    assertThat(problems.list()).hasSize(2);
  }

  @Test
  void text_parserRefuses_reportsItsMessage() {
    TextParser<Integer> parser =
        text -> {
          if (text.isEmpty()) {
            throw new InvalidTextException("must not be empty");
          }
          return text.length();
        };

    assertThat(json("\"abc\"").text(parser)).contains(3);
    assertThat(json("\"\"").text(parser)).isEmpty();
    assertThat(json("null").text(parser)).isEmpty();
    assertThat(problems.list())
        .hasToString("[document: must not be empty, document: must be a string, not null]");
  }

  @Test
  void choice_knownUnknownAndNoText() {
    Map<String, Integer> modes = Map.of("ALLOW", 1, "DENY", 2);

    assertThat(json("\"DENY\"").choice(modes)).contains(2);
    assertThat(json("\"deny\"").choice(modes)).isEmpty();
    assertThat(json("2").choice(modes)).isEmpty();
    assertThat(problems.list())
        .extracting(Problem::message)
        .containsExactly(
            "must be one of ALLOW, DENY, not `deny`; did you mean `DENY`?",
            "must be a string, not a number; put it in quotes");
  }

  private static <T> T entry(Map<String, T> map, String key) {
    return Objects.requireNonNull(map.get(key));
  }

  private Cursor json(String text) {
    return read(() -> JsonText.parse(text, Limits.REQUEST));
  }

  private Cursor yaml(String text) {
    return read(() -> YamlText.parse(text, Limits.REQUEST));
  }

  private Cursor read(Reading reading) {
    try {
      return Cursor.root(reading.read(), problems);
    } catch (InvalidInputException e) {
      throw new AssertionError("the test's own document is invalid", e);
    }
  }

  /** Reads a document that is known to be right. */
  private interface Reading {
    JsonValue read() throws InvalidInputException;
  }
}
