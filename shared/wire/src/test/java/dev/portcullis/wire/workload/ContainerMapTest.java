package dev.portcullis.wire.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerMapTest {

  @Test
  void parse_map_keepsNamesAndTexts() throws InvalidInputException {
    assertThat(ContainerMap.parse("{\"a\": \"x\", \"b\": \"\"}"))
        .containsExactly(Map.entry("a", "x"), Map.entry("b", ""));
    assertThat(ContainerMap.parse("{}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"\":\"x\"}", "{ \"\" : \"x\" }", "{\n\t\"\"\r\n:\"x\"}"})
  void parse_emptyName_isTheIngressContainer(String map) throws InvalidInputException {
    assertThat(ContainerMap.parse(map)).containsExactly(Map.entry("", "x"));
  }

  @Test
  void parse_quotesWithinTexts_nameNothing() throws InvalidInputException {
    assertThat(ContainerMap.parse("{\"a\\\"\": \"\\\"\\\":\", \"b\\\\\": \"\"}"))
        .containsExactly(Map.entry("a\"", "\"\":"), Map.entry("b\\", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "\"",
        "{\"",
        "{\"\\",
        "{\"\":",
        "{\"\"",
        "{\"a\":\"\":\"b\"}",
        "[]",
        "\"x\"",
        "{\"a\": []}",
        "{\"a\": {\"b\": \"c\"}}",
        "{\"\": \"a\", \"(ingress)\": \"b\"}"
      })
  void parse_anythingElse_isRefused(String map) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> ContainerMap.parse(map));
  }

  @Test
  void parse_tooManyContainers_areRefused() {
    StringBuilder map = new StringBuilder("{\"0\": \"x\"");
    for (int i = 1; i <= 100; i++) {
      map.append(", \"").append(i).append("\": \"x\"");
    }

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> ContainerMap.parse(map + "}"));
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void parse_whatWasWritten_isTheSame(long seed) throws InvalidInputException {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      map.put(text(random), text(random));
    }
    JsonObject.Builder named = JsonObject.builder();
    map.forEach((name, value) -> named.put(name.isEmpty() ? "placeholder" : name, value));
    String written = JsonWriter.compact(named.build()).replace("\"placeholder\":", "\"\" :");

    assertThat(ContainerMap.parse(written)).as("seed %s: %s", seed, written).isEqualTo(map);
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append("\"\\:{}, a".charAt(random.nextInt(8)));
    }
    return text.toString();
  }
}
