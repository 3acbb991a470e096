package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-0", "7", "-12", "10.50", "0.0", "1e5", "1E+05", "-1.25e-3", "1e999999"})
  void literal_ofJson_isKeptAsWritten(String literal) {
    assertThat(JsonNumber.isLiteral(literal)).isTrue();
    assertThat(number(literal).literal()).isEqualTo(literal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+1",
        "01",
        "-01",
        "00",
        "1.",
        ".5",
        "-.5",
        "1.e5",
        "1e",
        "1e+",
        "e5",
        "1e5.0",
        "0x1F",
        "1_000",
        "NaN",
        "Infinity",
        "-Infinity",
        " 1",
        "1 ",
        "1,0",
        "--1",
        "1-",
        "1.2.3",
        "\u0661",
        "1f",
        "1L"
      })
  void literal_notOfJson_isRefused(String literal) {
    assertThat(JsonNumber.isLiteral(literal)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> number(literal));
  }

  @Test
  void literal_of64Characters_isTheLongest() {
    assertThat(JsonNumber.isLiteral("1".repeat(64))).isTrue();
    assertThat(JsonNumber.isLiteral("1".repeat(65))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "-0.0, 0",
    "42, 42",
    "1e1, 10",
    "10.0, 10",
    "1200e-2, 12",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "9.223372036854775807e18, 9223372036854775807",
    "0e999999999, 0"
  })
  void toLong_exactly_isThatNumber(String literal, long value) {
    assertThat(number(literal).toLong()).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808",
        "-9223372036854775809",
        "0.5",
        "1e-1",
        "1e19",
        "1e999999",
        "-1e999999999",
        "1e-999999999",
        "1e99999999999999999999",
        "1e-99999999999999999999",
        "1e2147483647",
        "1e-2147483648"
      })
  void toLong_fractionOrBeyond64Bits_isEmpty(String literal) {
    assertThat(number(literal).toLong()).isEqualTo(OptionalLong.empty());
  }

  @Test
  void equality_isByTheLiteral() {
    assertThat(number("1")).isEqualTo(JsonNumber.of(1)).hasSameHashCodeAs(JsonNumber.of(1));
    assertThat(number("1")).isNotEqualTo(number("1.0"));
  }

  private static JsonNumber number(String literal) {
    return new JsonNumber(literal, OptionalInt.empty());
  }
}
