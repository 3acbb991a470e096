package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

  private static final OptionalInt LINE_7 = OptionalInt.of(7);

  static List<JsonValue> oneOfEachKind() {
    return List.of(
        JsonNull.INSTANCE,
        JsonBoolean.of(true),
        JsonNumber.of(1),
        JsonString.of("secret"),
        JsonArray.ofStrings(List.of("secret")),
        JsonObject.builder().put("secret", "secret").build());
  }

  static List<JsonValue> oneOfEachKindAtALine() {
    JsonString text = new JsonString("secret", LINE_7);
    return List.of(
        new JsonNull(LINE_7),
        new JsonBoolean(true, LINE_7),
        new JsonNumber("1", LINE_7),
        text,
        new JsonArray(List.of(text), LINE_7),
        JsonObject.builder().put("secret", text).build(LINE_7));
  }

  @Test
  void equality_sameValueAtAnotherLine_isEqual() {
    List<JsonValue> values = oneOfEachKind();
    List<JsonValue> sameAtALine = oneOfEachKindAtALine();

    assertThat(sameAtALine).isEqualTo(values);
    assertThat(sameAtALine.hashCode()).isEqualTo(values.hashCode());
    assertThat(sameAtALine).allMatch(value -> value.line().equals(LINE_7));
    assertThat(values).allMatch(value -> value.line().isEmpty());
  }

  @Test
  void equality_otherKindOrContent_differs() {
    assertThat(oneOfEachKind()).doesNotHaveDuplicates();
    assertThat(JsonBoolean.of(true)).isNotEqualTo(JsonBoolean.of(false));
    assertThat(JsonNull.INSTANCE).isNotEqualTo(JsonString.of("null"));
    assertThat(JsonString.of("1")).isNotEqualTo(JsonNumber.of(1));
    assertThat(JsonString.of("a")).isNotEqualTo(JsonString.of("b"));
    assertThat(JsonArray.of()).isNotEqualTo(JsonArray.of(JsonNull.INSTANCE));
    assertThat(JsonObject.empty())
        .isNotEqualTo(JsonObject.builder().put("a", JsonNull.INSTANCE).build());
  }

  @ParameterizedTest
  @MethodSource("oneOfEachKind")
  void toString_showsNoContent(JsonValue value) {
    assertThat(value.toString()).startsWith(value.kind()).doesNotContain("secret");
  }

  @Test
  void kind_namesEachSort() {
    assertThat(oneOfEachKind())
        .extracting(JsonValue::kind)
        .containsExactly("null", "a boolean", "a number", "a string", "an array", "an object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "a\0b", "\ud800", "\udc00", "a\ud83d", "\ude00\ud83d", "\ud83dx"})
  void string_nulOrHalfAPair_throws(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> JsonString.of(text));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonObject.builder().put(text, JsonNull.INSTANCE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0001", "\uFFFF", "\ud83d\ude00", "a\ud83d\ude00\ud83d\ude00b"})
  void string_wholeCharacters_isKept(String text) {
    assertThat(JsonString.of(text).value()).isEqualTo(text);
  }

  @Test
  void array_sourceChangesLater_staysAsItWas() {
    List<JsonValue> source = new ArrayList<>(List.of(JsonNull.INSTANCE));
    JsonArray array = new JsonArray(source, OptionalInt.empty());

    source.clear();

    assertThat(array.values()).containsExactly(JsonNull.INSTANCE);
    assertThat(array.values()).isUnmodifiable();
  }
}
