package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

  @ParameterizedTest
  @CsvSource({
    "2024-05-06T07:08:09Z, 2024-05-06T07:08:09Z",
    "2024-05-06T07:08:09.5Z, 2024-05-06T07:08:09.500Z",
    "2024-05-06T07:08:09.123456789Z, 2024-05-06T07:08:09.123456789Z",
    "2024-05-06T07:08:09+02:30, 2024-05-06T04:38:09Z",
    "2024-05-06T07:08:09.25-01:00, 2024-05-06T08:08:09.250Z",
    "2024-05-06T07:08:09+00:00, 2024-05-06T07:08:09Z",
    "2024-05-06T07:08:09-00:00, 2024-05-06T07:08:09Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z"
  })
  void parse_rfc3339_isThatMoment(String text, Instant moment) throws InvalidTextException {
    assertThat(Rfc3339.parse(text)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2024-05-06",
        "07:08:09Z",
        "2024-05-06T07:08:09",
        "2024-05-06T07:08Z",
        "2024-05-06 07:08:09Z",
        "2024-05-06t07:08:09z",
        "2024-05-06T07:08:09z",
        "2024-5-6T07:08:09Z",
        "24-05-06T07:08:09Z",
        "+02024-05-06T07:08:09Z",
        "-2024-05-06T07:08:09Z",
        "12024-05-06T07:08:09Z",
        "2024-W19-1T07:08:09Z",
        "2024-05-06T07:08:09.Z",
        "2024-05-06T07:08:09.1234567890Z",
        "2024-05-06T07:08:09,5Z",
        "2024-05-06T07:08:09+0230",
        "2024-05-06T07:08:09+02",
        "2024-05-06T07:08:09+02:30:00",
        "2024-05-06T07:08:09+02:30[Europe/Paris]",
        "2024-05-06T07:08:09ZZ",
        "2024-05-06T07:08:09Z ",
        " 2024-05-06T07:08:09Z",
        "2024-05-06T07:08:09 Z",
        "2024-05-06T07:08:09\u22122:00",
        "\u0662\u0660\u0662\u0664-05-06T07:08:09Z",
        "1714979289"
      })
  void parse_otherForm_isRefused(String text) {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> Rfc3339.parse(text))
        .withMessage("must be a time such as 2024-05-06T07:08:09Z (RFC 3339)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "2024-00-01T00:00:00Z",
            "2024-01-32T00:00:00Z",
        "2024-01-01T24:00:00Z", "2024-01-01T23:60:00Z", "2016-12-31T23:59:60Z",
            "2024-01-01T00:00:00+24:00",
        "2024-01-01T00:00:00+00:60"
      })
  void parse_momentThatIsNone_isRefused(String text) {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> Rfc3339.parse(text))
        .withMessageContaining("one that exists");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0000-12-31T23:59:59Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"})
  void parse_yearThatProtocolBuffersCannotSay_isRefused(String text) {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> Rfc3339.parse(text))
        .withMessageContaining("0001 to 9999");
  }
}
