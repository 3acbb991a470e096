package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {

  private static final JsonObject SAMPLE =
      JsonObject.builder()
          .put(
              "b",
              JsonArray.of(JsonNumber.of(1), JsonObject.builder().put("z", 1).put("y", 2).build()))
          .put("a", JsonObject.empty())
          .put("c", JsonArray.of())
          .put("d", JsonNull.INSTANCE)
          .put("e", true)
          .build();

  @Test
  void compact_hasNoSpaces() {
    assertThat(JsonWriter.compact(SAMPLE))
        .isEqualTo("{\"b\":[1,{\"z\":1,\"y\":2}],\"a\":{},\"c\":[],\"d\":null,\"e\":true}");
  }

  @Test
  void pretty_indentsByTwo() {
    assertThat(JsonWriter.pretty(SAMPLE))
        .isEqualTo(
            """
            {
              "b": [
                1,
                {
                  "z": 1,
                  "y": 2
                }
              ],
              "a": {},
              "c": [],
              "d": null,
              "e": true
            }""");
  }

  @Test
  void canonical_sortsFieldsAtEveryDepth() {
    assertThat(JsonWriter.canonical(SAMPLE))
        .isEqualTo("{\"a\":{},\"b\":[1,{\"y\":2,\"z\":1}],\"c\":[],\"d\":null,\"e\":true}");
  }

  /** The names of RFC 8785 section 3.2.3, which sort otherwise by code point or by locale. */
  @Test
  void canonical_sortsByUtf16Units() {
    List<String> sorted =
        List.of("\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33");
    JsonObject.Builder object = JsonObject.builder();
    for (int i = sorted.size() - 1; i >= 0; i--) {
      object.put(sorted.get(i), i);
    }

    assertThat(JsonWriter.canonical(object.build()))
        .isEqualTo(
            "{\"\\r\":0,\"1\":1,\"\u0080\":2,\"\u00f6\":3,\"\u20ac\":4,"
                + "\"\ud83d\ude00\":5,\"\ufb33\":6}");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "34, \\\"",
        "92, \\\\",
        "8, \\b",
        "9, \\t",
        "10, \\n",
        "12, \\f",
        "13, \\r",
        "1, \\u0001",
        "31, \\u001f"
      })
  void string_characterThatJsonReserves_isEscaped(int character, String escape) {
    assertThat(JsonWriter.compact(JsonString.of(Character.toString(character))))
        .isEqualTo("\"" + escape + "\"");
  }

  @Test
  void string_otherCharacters_standForThemselves() {
    String text = "/<>&'\u007f\u00e9\u2028\ud83d\ude00";

    assertThat(JsonWriter.compact(JsonString.of(text))).isEqualTo("\"" + text + "\"");
  }

  @Test
  void number_isWrittenAsItWas() {
    assertThat(JsonWriter.canonical(new JsonNumber("-1.50E+03", OptionalInt.empty())))
        .isEqualTo("-1.50E+03");
  }
}
