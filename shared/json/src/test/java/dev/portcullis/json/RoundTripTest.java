package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {

  /** With what YAML readers treat differently or do not print. */
  private static final String ALL_CHARACTERS =
      RandomTrees.COMMON_CHARACTERS + "\u007f\u0085\u2028\u2029\ufeff\ufffd\uffff\udbff\udfff";

  @ParameterizedTest
  @MethodSource("dev.portcullis.json.RandomTrees#seeds")
  void json_writtenAndRead_isTheSame(long seed) throws InvalidInputException {
    JsonValue tree = RandomTrees.tree(seed, ALL_CHARACTERS);

    for (String text :
        List.of(JsonWriter.compact(tree), JsonWriter.pretty(tree), JsonWriter.canonical(tree))) {
      assertThat(readJson(text)).isEqualTo(tree);
      assertThat(JsonText.parse(Refusals.utf8(text), Limits.REQUEST)).isEqualTo(tree);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.portcullis.json.RandomTrees#seeds")
  void json_readAndWritten_isTheSameText(long seed) throws InvalidInputException {
    String text = JsonWriter.compact(RandomTrees.tree(seed, ALL_CHARACTERS));

    assertThat(JsonWriter.compact(readJson(text))).isEqualTo(text);
  }

  /** JSON is YAML, so both readers must see one tree: the second is an oracle for the first. */
  @ParameterizedTest
  @MethodSource("dev.portcullis.json.RandomTrees#seeds")
  void yaml_readsJsonAsTheSame(long seed) throws InvalidInputException {
    JsonValue tree = RandomTrees.tree(seed, RandomTrees.COMMON_CHARACTERS);

    assertThat(YamlText.parse(JsonWriter.compact(tree), Limits.REQUEST)).isEqualTo(tree);
    assertThat(YamlText.parse(JsonWriter.pretty(tree), Limits.REQUEST)).isEqualTo(tree);
  }

  @ParameterizedTest
  @MethodSource("dev.portcullis.json.RandomTrees#seeds")
  void canonical_orderOfFields_doesNotMatter(long seed) {
    JsonValue tree = RandomTrees.tree(seed, ALL_CHARACTERS);

    assertThat(JsonWriter.canonical(reversed(tree))).isEqualTo(JsonWriter.canonical(tree));
  }

  private static JsonValue readJson(String text) throws InvalidInputException {
    return JsonText.parse(text, Limits.REQUEST);
  }

  private static JsonValue reversed(JsonValue value) {
    if (value instanceof JsonArray array) {
      return JsonArray.of(array.values().stream().map(RoundTripTest::reversed).toList());
    }
    if (value instanceof JsonObject object) {
      List<Map.Entry<String, JsonValue>> fields = new ArrayList<>(object.fields().entrySet());
      Collections.reverse(fields);
      JsonObject.Builder builder = JsonObject.builder();
      fields.forEach(field -> builder.put(field.getKey(), reversed(field.getValue())));
      return builder.build();
    }
    return value;
  }
}
