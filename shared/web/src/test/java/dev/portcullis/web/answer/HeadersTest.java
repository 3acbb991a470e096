package dev.portcullis.web.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  @Test
  void copyOf_isACopy() {
    Map<String, String> headers = new HashMap<>(Map.of("AZ-az", "GET, PUT ~"));
    Map<String, String> copy = Headers.copyOf(headers);

    headers.clear();

    assertThat(copy).isEqualTo(Map.of("AZ-az", "GET, PUT ~"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\nb", "a\u0000", "\t", "\u007f", "é", "\u0085"})
  void value_thatIsNotPrintableAscii_isRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Headers.copyOf(Map.of("Allow", value)))
        .withMessageNotContaining(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "a\r\nb", "é"})
  void name_thatIsNotAWord_isRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Headers.copyOf(Map.of(name, "x")));
  }
}
