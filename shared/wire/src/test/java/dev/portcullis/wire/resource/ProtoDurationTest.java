package dev.portcullis.wire.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.json.InvalidTextException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "900s, PT15M, 900s",
    "0s, PT0S, 0s",
    "1.5s, PT1.5S, 1.5s",
    "1.500s, PT1.5S, 1.5s",
    "0.000000001s, PT0.000000001S, 0.000000001s",
    "34560000s, P400D, 34560000s",
    "999999999999s, PT999999999999S, 999999999999s"
  })
  void parse_seconds_givesTheDurationAndItsShortestText(
      String text, Duration duration, String written) throws InvalidTextException {
    assertThat(ProtoDuration.parse(text)).isEqualTo(duration);
    assertThat(ProtoDuration.write(duration)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "900",
        "15m",
        "-1s",
        "+1s",
        "1.s",
        ".5s",
        "1.0000000001s",
        "1e3s",
        "1 s",
        "1s ",
        "1.2.3s",
        "1000000000000s",
        "\u0661s",
        "ss",
        "1.5"
      })
  void parse_anythingElse_isRefused(String text) {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> ProtoDuration.parse(text))
        .withMessage("is not a duration in seconds such as `900s`");
  }

  @Test
  void write_negativeDuration_isAMistakeOfTheProgram() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProtoDuration.write(Duration.ofSeconds(-1)));
  }
}
