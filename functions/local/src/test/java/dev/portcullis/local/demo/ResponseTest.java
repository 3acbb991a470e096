package dev.portcullis.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResponseTest {

  @ParameterizedTest
  @CsvSource({
    "a, 1",
    "b.c[0].d, x",
    "b.c[1], null",
    "b.c[2], none",
    "b.c.d, none",
    "a[0], none",
    "b[\"e.f/g\"], y",
    "b[\"e.f\"], none",
    "b.c[0], '{\"d\":\"x\"}'"
  })
  void path_findsWhatIsThere(String path, String expected) throws InvalidInputException {
    String body =
        """
        {"a": 1, "b": {"c": [{"d": "x"}, null], "e.f/g": "y"}}
        """;

    Response response = new Response(200, JsonText.parse(body, Limits.REQUEST));

    assertThat(response.find(path).orElse("none")).isEqualTo(expected);
  }
}
