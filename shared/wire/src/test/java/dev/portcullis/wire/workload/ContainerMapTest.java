package dev.portcullis.wire.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.json.InvalidInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
