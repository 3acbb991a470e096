package dev.portcullis.web.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTextTest {

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "a+b, a+b",
    "%2Fa%20b, /a b",
    "%e2%9c%93, ✓",
    "é%C3%A9, éé",
    "%25, %",
    "x%00, 'x\u0000'",
    "%41%42, AB"
  })
  void decode_properText_isDecodedOnce(String encoded, String text) {
    assertThat(PercentText.decode(encoded)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "%4",
        "a%",
        "%zz",
        "%4g",
        "%g4",
        "%-1",
        "%%41",
        "% 41",
        "%u0041",
        // Bytes that are not UTF-8: cut short, overlong, half of a surrogate pair, too large.
        "%C3",
        "%C3%28",
        "%C0%AF",
        "%ED%A0%80",
        "%F4%90%80%80",
        "%80",
        "%FF"
      })
  void decode_anythingElse_isRefused(String encoded) {
    assertThat(PercentText.decode(encoded)).isEmpty();
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void decode_whatWasEncoded_givesItBack(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String text =
        random
            .ints(random.nextInt(20), 0, Character.MAX_CODE_POINT + 1)
            .filter(character -> Character.getType(character) != Character.SURROGATE)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    // The encoder writes a space as a plus sign, as forms do.
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");

    assertThat(PercentText.decode(encoded)).contains(text);
  }
}
