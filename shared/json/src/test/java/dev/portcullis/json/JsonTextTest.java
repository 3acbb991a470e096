package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @Test
  void parse_everySortOfValue_isRead() throws InvalidInputException {
    JsonValue value =
        read(
            " {\"a\": [1, -2.50, \"x\", true, false, null],\r\n"
                + "\t\"b\": {\"\\u00e9\": \"\\ud83d\\ude00\"}} ");

    assertThat(value)
        .isEqualTo(
            JsonObject.builder()
                .put(
                    "a",
                    JsonArray.of(
                        JsonNumber.of(1),
                        new JsonNumber("-2.50", OptionalInt.empty()),
                        JsonString.of("x"),
                        JsonBoolean.of(true),
                        JsonBoolean.of(false),
                        JsonNull.INSTANCE))
                .put("b", JsonObject.builder().put("\u00e9", "\ud83d\ude00").build())
                .build());
    assertThat(value.line()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0", "-0", "1E5", "1e999999", "9223372036854775808", "0.10"})
  void parse_number_keepsItsLiteral(String literal) throws InvalidInputException {
    assertThat(read(literal)).isEqualTo(new JsonNumber(literal, OptionalInt.empty()));
  }

  @Test
  void parse_fields_keepTheirOrder() throws InvalidInputException {
    assertThat(JsonWriter.compact(read("{\"c\":1,\"a\":2,\"b\":3}")))
        .isEqualTo("{\"c\":1,\"a\":2,\"b\":3}");
  }

  /**
   * Forms that some reader somewhere takes for JSON, among them the refused ones of JSONTestSuite.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,]",
        "[,1]",
        "[1,,2]",
        "[1 2]",
        "{\"a\":1,}",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\"=1}",
        "{\"a\"=>1}",
        "{\"a\":1;\"b\":2}",
        "[1;2]",
        "{a:1}",
        "{1:1}",
        "{'a':1}",
        "['a']",
        "'a'",
        "a",
        "{null:1}",
        "{[]:1}",
        "/*x*/[1]",
        "#x\n[1]",
        "//x\n[1]",
        "[/**/]",
        ")]}'\n[1]",
        "NaN",
        "-NaN",
        "Infinity",
        "-Infinity",
        "[nan]",
        "TRUE",
        "True",
        "Null",
        "nul",
        "truth",
        "undefined",
        "01",
        "-01",
        "1.",
        ".5",
        "-",
        "+1",
        "1e",
        "1e+",
        "0x1F",
        "1_000",
        "--1",
        "[-]",
        "[1.2.3]",
        "\"\t\"",
        "\"\n\"",
        "\"\u0001\"",
        "\"\\x\"",
        "\"\\'\"",
        "\"\\u00\"",
        "\"\\u00zz\"",
        "\"\\\n\"",
        "\"\\U0041\"",
        "\"a",
        "\"a\\\"",
        "[",
        "{",
        "[1",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "]",
        "}",
        ":",
        ",",
        "[}",
        "{]",
        "[\"a\":1]",
        "\u00a0[]",
        "\u2028[]",
        "[\u00a0]",
        "\\u0031",
        "*",
        "&",
        "\0",
        "[\0]",
        "\u000c[]"
      })
  void parse_notJson_isRefused(String text) {
    Problem problem = Refusals.ofJson(text);

    assertThat(problem.path()).isEmpty();
    assertThat(problem.message()).startsWith("is not valid JSON near column ");
    assertThat(problem.line()).isPresent();
  }

  @Test
  void parse_syntaxError_saysLineAndColumn() {
    Problem problem = Refusals.ofJson("{\n  \"a\": 1,\n  \"b\": nope\n}");

    assertThat(problem.line()).hasValue(3);
    assertThat(problem.message())
        .startsWith("is not valid JSON near column 8: unexpected character");
  }

  @Test
  void parse_nameLooksLikeAPlace_doesNotMoveTheProblem() {
    Problem problem = Refusals.ofJson("{\" at line 77 column 88 \": [nope]}");

    assertThat(problem.line()).hasValue(1);
    assertThat(problem.message()).doesNotContain("77").doesNotContain("88");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[] []",
        "{} x",
        "1 2",
        "\"a\" \"b\"",
        "null,",
        "[]]",
        "{}}",
        "[] \0",
        "[]//x",
        "[]#x"
      })
  void parse_moreAfterTheEnd_isRefused(String text) {
    assertThat(Refusals.ofJson(text).message()).startsWith("goes on after its end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t "})
  void parse_nothing_isRefused(String text) {
    assertThat(Refusals.ofJson(text).message()).startsWith("is empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"a\":1,\"a\":1} | a",
        "{\"a\":1,\"\\u0061\":2} | a",
        "{\"a\":null,\"b\":0,\"a\":null} | a",
        "{\"x\":[{\"y\":{\"z\":1,\"z\":2}}]} | x[0].y.z",
        "{\"m\":{\"a.b/c\":1,\"a.b/c\":2}} | m[\"a.b/c\"]"
      })
  void parse_nameTwice_isRefusedByPath(String text, String path) {
    Problem problem = Refusals.ofJson(text);

    assertThat(problem.path()).isEqualTo(path);
    assertThat(problem.message()).startsWith("is given more than once");
  }

  @Test
  void parse_sameNameInTwoObjects_isFine() throws InvalidInputException {
    assertThat(JsonWriter.compact(read("[{\"a\":1},{\"a\":{\"a\":2}}]")))
        .isEqualTo("[{\"a\":1},{\"a\":{\"a\":2}}]");
  }

  @Test
  void parse_emptyName_isRefused() {
    Problem problem = Refusals.ofJson("{\"a\":{\"\":1}}");

    assertThat(problem.path()).isEqualTo("a");
    assertThat(problem.message()).startsWith("has a field with an empty name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":\"\\u0000\"}", "{\"a\":\"x\\u0000y\"}"})
  void parse_nul_isRefusedByPath(String text) {
    Problem problem = Refusals.ofJson(text);

    assertThat(problem.path()).isEqualTo("a");
    assertThat(problem.message()).contains("U+0000");
  }

  @Test
  void parse_nulInName_isRefused() {
    assertThat(Refusals.ofJson("{\"a\\u0000\":1}").message()).contains("U+0000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\ude00\\ud83d\"",
        "\"\\ud83dx\"",
        "{\"\\ud800\":1}"
      })
  void parse_halfAPair_isRefused(String text) {
    assertThat(Refusals.ofJson(text).message()).contains("surrogate");
  }

  @Test
  void parse_longNumber_isRefused() throws InvalidInputException {
    assertThat(read("1".repeat(64))).isInstanceOf(JsonNumber.class);
    assertThat(Refusals.ofJson("{\"a\":" + "1".repeat(65) + "}"))
        .isEqualTo(new Problem("a", OptionalInt.empty(), "is a number of more than 64 characters"));
    // Beyond Gson's buffer it is no number to Gson either.
    assertThat(Refusals.ofJson("1".repeat(5_000)).message()).startsWith("is not valid JSON");
  }

  @Test
  void problem_longOrStrangeInput_isBoundedAndVisible() {
    Problem problem = Refusals.ofJson("{\"" + "\u202e\\n".repeat(500) + "\":\"\\u0000\"}");

    assertThat(problem.path()).hasSizeLessThan(150).doesNotContain("\u202e", "\n");
  }

  private static JsonValue read(String text) throws InvalidInputException {
    return JsonText.parse(Refusals.utf8(text), Limits.REQUEST);
  }
}
