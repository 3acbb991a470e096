package dev.portcullis.wire.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.json.InvalidTextException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedTextTest {

  @Test
  void parse_textOfTheGreatestLength_isGivenBack() throws InvalidTextException {
    assertThat(BoundedText.upTo(3).parse("a\nb")).isEqualTo("a\nb");
    assertThat(BoundedText.upTo(1).parse("")).isEmpty();
    assertThat(BoundedText.label(3).parse("a b")).isEqualTo("a b");
  }

  @Test
  void parse_longerText_isRefusedWithoutShowingIt() {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> BoundedText.upTo(3).parse("abcd"))
        .withMessage("is longer than 3 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\u0007", "\u202egnp.exe", "a\u2028b", "\ue000"})
  void parse_labelThatHidesSomething_isRefused(String text) {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> BoundedText.label(20).parse(text))
        .withMessageStartingWith("must not");
  }

  @Test
  void upTo_nothing_isAMistakeOfTheProgram() {
    assertThatIllegalArgumentException().isThrownBy(() -> BoundedText.upTo(0));
  }
}
