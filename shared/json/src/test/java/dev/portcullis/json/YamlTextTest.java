package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

  private static final String MANIFEST =
      """
      # a service
      apiVersion: serving.knative.dev/v1
      kind: Service
      metadata:
        name: "my-service"
        annotations: {run.googleapis.com/binary-authorization: default, 'on': 'off'}
      spec:
        containers:
        - image: gcr.io/p/i@sha256:abc   # pinned
          args: [--flag, "a\\u00e9\\n", 'it''s']
          ports:
            - containerPort: 8080
        - image: gcr.io/p/j:1
          script: |
            one
            two
          note: >-
            folded
            text
          empty:
      """;

  @Test
  void parse_everyStyle_isRead() throws InvalidInputException {
    assertThat(JsonWriter.compact(read(MANIFEST)))
        .isEqualTo(
            """
            {"apiVersion":"serving.knative.dev/v1","kind":"Service",\
            "metadata":{"name":"my-service",\
            "annotations":{"run.googleapis.com/binary-authorization":"default","on":"off"}},\
            "spec":{"containers":[\
            {"image":"gcr.io/p/i@sha256:abc","args":["--flag","a\u00e9\\n","it's"],\
            "ports":[{"containerPort":8080}]},\
            {"image":"gcr.io/p/j:1","script":"one\\ntwo\\n","note":"folded text",\
            "empty":null}]}}""");
  }

  @Test
  void parse_carriageReturns_readAsTheSame() throws InvalidInputException {
    JsonValue withReturns = read(MANIFEST.replace("\n", "\r\n"));

    assertThat(withReturns).isEqualTo(read(MANIFEST));
    assertThat(lines(withReturns)).isEqualTo(lines(read(MANIFEST)));
  }

  @Test
  void parse_everyValue_knowsItsLine() throws InvalidInputException {
    assertThat(lines(read("a: 1\nb:\n- x\n-\n- {c: true,\n   d: ~}\n\ne: |\n text\n")))
        .containsExactly(1, 1, 3, 3, 4, 5, 5, 6, 8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\na: 1\n",
        "a: 1\n...\n",
        "--- # x\na: 1\n...",
        "# c\n\n---\na: 1",
        "--- {a: 1}"
      })
  void parse_startAndEndOfTheDocument_mayBeMarked(String text) throws InvalidInputException {
    assertThat(JsonWriter.compact(read(text))).isEqualTo("{\"a\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "null,~,Null,NULL,; null",
        "true,True,TRUE; true",
        "false,False,FALSE; false",
      })
  void plain_wordsOfTheCoreSchema(String words, String value) throws InvalidInputException {
    for (String word : words.split(",", -1)) {
      assertThat(JsonWriter.compact(read("[a: " + word + "]")))
          .isEqualTo("[{\"a\":" + value + "}]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "12", "-7", "1.50", "1e5", "-1.25E-3", "0.0"})
  void plain_numberOfJson_isANumber(String literal) throws InvalidInputException {
    assertThat(read(literal)).isEqualTo(new JsonNumber(literal, OptionalInt.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0755",
        "00",
        "-01",
        "+1",
        "1.",
        ".5",
        "-.5",
        "+.5e3",
        "1.e5",
        "01.5",
        "0x1F",
        "0xff",
        "0o17",
        ".inf",
        "-.inf",
        "+.Inf",
        ".INF",
        ".nan",
        ".NaN",
        ".NAN",
        "11111111111111111111111111111111111111111111111111111111111111111"
      })
  void plain_numberThatJsonCannotWrite_isRefused(String text) {
    Problem problem = Refusals.ofYaml("a:\n  b: " + text + "\n");

    assertThat(problem.path()).isEqualTo("a.b");
    assertThat(problem.line()).hasValue(2);
    assertThat(problem.message())
        .startsWith("is a number that JSON cannot write")
        .contains("quotes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
        "Yes",
        "NO",
        "On",
        "OFF",
        "tRUE",
        "nULL",
        "nil",
        "none",
        "2001-12-14",
        "2001-12-14T21:59:43Z",
        "12:30:45",
        "190:20:30",
        "1_000",
        "0b101",
        "1e",
        "1.2.3",
        "0x",
        "0xg",
        "0o8",
        "-0x1F",
        "inf",
        "nan",
        "NaN",
        ".Nan",
        "1,000",
        "10m",
        "512Mi",
        "v1",
        "=",
        "-a",
        "a b",
        "x<<"
      })
  void plain_anythingElse_isAText(String text) throws InvalidInputException {
    assertThat(read(text)).isEqualTo(JsonString.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null", "~", "true", "1", "0755", ".inf", "0x1F", "<<", "", "&a", "*a", "!a", "%x"
      })
  void quoted_isAlwaysAText(String text) throws InvalidInputException {
    assertThat(read("'" + text + "'")).isEqualTo(JsonString.of(text));
    assertThat(read("\"" + text + "\"")).isEqualTo(JsonString.of(text));
    assertThat(read("|-\n  " + text)).isEqualTo(JsonString.of(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        "a: 1\\nb: &x 2;      b; 2; has an anchor (&)",
        "- &x [1];            [0]; 1; has an anchor (&)",
        "&x a: 1;             ''; 1; has an anchor (&)",
        "a: &x 1\\nb: *x;     a; 1; has an anchor (&)",
        "a:\\n  b: *x;        a.b; 2; is an alias (*)",
        "*x : 1;              ''; 1; is an alias (*)",
        "a: !!str 1;          a; 1; has a tag (!)",
        "a: !x 1;             a; 1; has a tag (!)",
        "a: ! 1;              a; 1; has a tag (!)",
        "a: !<tag:x> 1;       a; 1; has a tag (!)",
        "a:\\n  - !!map {};   a[0]; 2; has a tag (!)",
        "a: !!binary YQ==;    a; 1; has a tag (!)",
        "- !!set [];          [0]; 1; has a tag (!)",
        "!!str a: 1;          ''; 1; has a tag (!)",
        "a:\\n  <<: {b: 1};   a; 2; has a merge key (<<)",
        "%YAML 1.2\\n---\\na; ''; 1; has a directive",
        "%YAML 3.0\\n---\\na; ''; 1; has a directive",
        "%TAG ! !y\\n---\\na; ''; 1; has a directive",
        "%OWN x\\n---\\na;    ''; 1; has a directive",
        "#c\\n%OWN x\\n---\\na; ''; 2; has a directive",
        "a: 1\\n---\\nb: 2;   ''; 2; is followed by another document",
        "a\\n...\\n---\\n;    ''; 3; is followed by another document",
        "a\\n---\\n%X\\n;     ''; 2; is followed by another document",
        "a:\\n  ? [b]\\n  : 1; a; 2; has a key that is an object or an array",
        "{[a]: 1};            ''; 1; has a key that is an object or an array",
        "{{a: 1}: 1};         ''; 1; has a key that is an object or an array",
        "a:\\n  true: 1;      a; 2; has the key `true`",
        "1: a;                ''; 1; has the key `1`",
        "1.5: a;              ''; 1; has the key `1.5`",
        "~: a;                ''; 1; has the key `~`",
        "null: a;             ''; 1; has the key `null`",
        "0x1F: a;             0x1F; 1; is a number that JSON cannot write",
        "'': a;               ''; 1; has a field with an empty name",
        "a: 1\\nb:\\n  c: 1\\n  'c': 2; b.c; 4; is given more than once",
        "a: 1\\na: 1;         a; 2; is given more than once",
        "{a: 1, b: 2, a};     a; 1; is given more than once",
        "a: \"\\0\";          a; 1; has U+0000",
        "a: \"\\x00\";        a; 1; has U+0000",
        "a: \"\\ud800\";      a; 1; has U+0000 or half",
        "\"\\udc00\": a;      [\"\\u{dc00}\"]; 1; has U+0000 or half",
      })
  void parse_whatReadersSeeDifferently_isRefused(
      String text, String path, int line, String message) {
    Problem problem = Refusals.ofYaml(text.replace("\\n", "\n"));

    assertThat(problem.path()).isEqualTo(path.equals("''") ? "" : path);
    assertThat(problem.line()).hasValue(line);
    assertThat(problem.message()).startsWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        "a: b: c;             1; mapping values are not allowed here",
        "a:\\n  b: [1, 2;     2; expected ',' or ']'",
        "a: 'x;               1; unexpected end of stream",
        "a: @x;               1; cannot start any token",
        "a: `x;               1; cannot start any token",
        "a:\\n\\tb: 1;        2; cannot start any token",
        "a: 1\\n b: 2;        2; mapping values are not allowed here",
        "a: \"\\q\";          1; unknown escape character",
        "a: \"\\U00110000\";  1; unknown escape character",
        "a\\n...\\nb;         3; expected '<document start>'",
        "...;                 1; expected the node content",
        "%;                   1; expected alphabetic",
        "a: !e!x 1;           1; undefined tag handle",
        "a: >x\\n;            1; expected chomping",
        ": a;                 1; expected <block end>",
        "- a\\nb: 1;          2; expected <block end>",
      })
  void parse_notYaml_isRefusedWithItsLine(String text, int line, String reason) {
    Problem problem = Refusals.ofYaml(text.replace("\\n", "\n").replace("\\t", "\t"));

    assertThat(problem.line()).hasValue(line);
    assertThat(problem.message()).startsWith("is not valid YAML at column ").contains(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0", "\u0001", "\u0007", "\u000b", "\u000c", "\u001b", "\u001f", "\u007f", "\u0080",
        "\u0085", "\u009f", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff"
      })
  void parse_characterThatReadersTreatDifferently_isRefused(String character) {
    for (String place : List.of("a: 1\nb: x", "a: 1\n#", "a: 1\n\"", "a: |\n  ")) {
      Problem problem = Refusals.ofYaml(place + character + "c: 2");

      assertThat(problem.line()).hasValue(2);
      assertThat(problem.message())
          .startsWith("has the character U+%04X".formatted((int) character.charAt(0)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0001", "\u001b", "\u007f", "\u0085", "\u2028", "\u2029", "\ufeff", "\uffff"})
  void parse_suchACharacterEscaped_isText(String character) throws InvalidInputException {
    assertThat(read("\"\\u%04x\"".formatted((int) character.charAt(0))))
        .isEqualTo(JsonString.of(character));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "~",
        "\u00a0",
        "\u00e9",
        "\u200b",
        "\u2027",
        "\u202a",
        "\ufffd",
        "\ud83d\ude00"
      })
  void parse_otherCharacter_isText(String character) throws InvalidInputException {
    assertThat(read("a" + character + "b")).isEqualTo(JsonString.of("a" + character + "b"));
  }

  @Test
  void parse_notYaml_saysTheColumn() {
    assertThat(Refusals.ofYaml("x: 1\na: b: c"))
        .hasToString(
            "document (line 2): is not valid YAML at column 5:"
                + " mapping values are not allowed here");
  }

  @Test
  void parse_escapeBeyondUnicode_isRefused() {
    assertThat(Refusals.ofYaml("a: \"\\UFFFFFFFF\"").message()).contains("out of range");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "# only a comment\n", "# one\n# two"})
  void parse_nothing_isRefused(String text) {
    assertThat(Refusals.ofYaml(text)).hasToString("document: is empty; it must be a YAML value");
  }

  /** Nine levels of nine references would be a billion texts to a reader that follows them. */
  @Test
  void parse_billionLaughs_isRefusedAtItsFirstAnchor() {
    String bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n";

    assertThat(Refusals.ofYaml(bomb).line()).hasValue(1);
  }

  @Test
  void problem_ofTheParser_isBoundedAndVisible() {
    Problem problem = Refusals.ofYaml("a: *" + "b\u202eb".repeat(5_000) + "!");

    assertThat(problem.message()).hasSizeLessThan(200).doesNotContain("\u202e", "\n");
  }

  private static JsonValue read(String text) throws InvalidInputException {
    return YamlText.parse(Refusals.utf8(text), Limits.REQUEST);
  }

  /** The lines of a tree, parents first. */
  private static List<Integer> lines(JsonValue value) {
    Stream<JsonValue> children = Stream.empty();
    if (value instanceof JsonObject object) {
      children = object.fields().values().stream();
    } else if (value instanceof JsonArray array) {
      children = array.values().stream();
    }
    return Stream.concat(
            Stream.of(value.line().getAsInt()), children.flatMap(child -> lines(child).stream()))
        .toList();
  }
}
