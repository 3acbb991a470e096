package dev.portcullis.wire.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.json.InvalidTextException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JustificationPatternTest {

  @ParameterizedTest
  @CsvSource({
    "INC-[0-9]+, see INC-42, true",
    "INC-[0-9]+, see inc-42, false",
    "^INC-[0-9]+$, see INC-42, false",
    "^INC-[0-9]+$, INC-42, true"
  })
  void pattern_occursAnywhere_unlessAnchored(String pattern, String text, boolean occurs)
      throws Exception {
    assertThat(JustificationPattern.parse(pattern).occursIn(text)).isEqualTo(occurs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(((a{1000}){1000}){1000}){1000}", "(ab){3}", "a{2}{3}"})
  void pattern_thatWouldGrow_isRefused(String pattern) {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> JustificationPattern.parse(pattern))
        .withMessageContaining("counts a group");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "(?=a)", "a\\1"})
  void pattern_thatIsNone_isRefused(String pattern) {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> JustificationPattern.parse(pattern));
  }

  @Test
  void pattern_onWhichOthersBacktrackForEver_isDecided() throws Exception {
    assertThat(JustificationPattern.parse("(a+)+$").occursIn("a".repeat(2_000) + "!")).isFalse();
  }
}
