package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {

  @Test
  void of_plainText_standsInBackticks() {
    assertThat(Excerpt.of("gcr.io/p/\u00ef\u20ac\ud83d\ude00 \"it's\""))
        .isEqualTo("`gcr.io/p/\u00ef\u20ac\ud83d\ude00 \"it's\"`");
    assertThat(Excerpt.of("")).isEqualTo("``");
  }

  @ParameterizedTest
  @CsvSource({
    "0, \\u{0}",
    "10, \\n",
    "13, \\u{d}",
    "27, \\u{1b}",
    "127, \\u{7f}",
    "133, \\u{85}",
    "173, \\u{ad}",
    "8203, \\u{200b}",
    "8232, \\u{2028}",
    "8233, \\u{2029}",
    "8238, \\u{202e}",
    "8294, \\u{2066}",
    "65279, \\u{feff}",
    "57344, \\u{e000}",
    "65535, \\u{ffff}",
    "55296, \\u{d800}",
    "917505, \\u{e0001}",
    "96, \\`",
    "92, \\\\"
  })
  void of_characterThatIsNotSafeToShow_isEscaped(int character, String escape) {
    String text = "a" + Character.toString(character) + "b";

    assertThat(Excerpt.of(text)).isEqualTo("`a" + escape + "b`");
  }

  @Test
  void of_longText_isCut() {
    assertThat(Excerpt.of("a".repeat(100))).isEqualTo("`" + "a".repeat(100) + "`");
    assertThat(Excerpt.of("a".repeat(101))).isEqualTo("`" + "a".repeat(100) + "...`");
    assertThat(Excerpt.of("\u202e".repeat(1_000_000))).hasSizeLessThan(120).endsWith("...`");
  }

  @Test
  void of_cutAtAPair_keepsItWhole() {
    String excerpt = Excerpt.of("a".repeat(99) + "\ud83d\ude00\ud83d\ude00");

    assertThat(excerpt).isEqualTo("`" + "a".repeat(99) + "\ud83d\ude00...`");
  }
}
