package dev.portcullis.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "the policy `default` was changed", "two\nlines\tand a tab", "é 😀"})
  void bounded_plainText_staysAsItIs(String text) {
    assertThat(Wording.bounded(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\u001b", "\r", "\u007f", "\u0085", "\ud800", "\udc00"})
  void bounded_whatCannotBeShown_isReplaced(String character) {
    assertThat(Wording.bounded("a" + character + "b")).isEqualTo("a\uFFFDb");
  }

  @Test
  void bounded_longText_isCut() {
    String longest = "x".repeat(Wording.MAX_LENGTH);

    assertThat(Wording.bounded(longest)).isEqualTo(longest);
    assertThat(Wording.bounded(longest + "y")).isEqualTo(longest + "...");
  }

  @Test
  void bounded_cutAtAPair_keepsItWhole() {
    String text = "x".repeat(Wording.MAX_LENGTH - 1) + "😀" + "y";

    assertThat(Wording.bounded(text)).endsWith("x😀...");
  }
}
