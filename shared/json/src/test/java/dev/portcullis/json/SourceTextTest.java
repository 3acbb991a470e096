package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextTest {

  /**
   * Malformed in the ways that RFC 3629 names: stray, cut short, overlong, surrogate, out of range.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "c3",
        "e282",
        "f09f98",
        "c080",
        "c1bf",
        "e08080",
        "f0808080",
        "eda080",
        "edbfbf",
        "f4908080",
        "fe",
        "ff",
        "c328",
        "e28228",
        "efbfbd80"
      })
  void decode_malformed_isRefusedWithItsLine(String hex) {
    byte[] text = HexFormat.of().parseHex("220a0a" + hex + "22");
    Problem expected = new Problem("", OptionalInt.of(3), "is not UTF-8; save it in that encoding");

    assertThat(Refusals.only(() -> JsonText.parse(text, Limits.REQUEST))).isEqualTo(expected);
    assertThat(Refusals.only(() -> YamlText.parse(text, Limits.REQUEST))).isEqualTo(expected);
  }

  @Test
  void decode_malformedAtOnce_isRefused() {
    assertThat(Refusals.only(() -> JsonText.parse(new byte[] {(byte) 0x80}, Limits.REQUEST)))
        .isEqualTo(new Problem("", OptionalInt.of(1), "is not UTF-8; save it in that encoding"));
  }

  @Test
  void decode_replacementCharacterThatWasWritten_isText() throws InvalidInputException {
    assertThat(JsonText.parse(Refusals.utf8("\"\ufffd\""), Limits.REQUEST))
        .isEqualTo(JsonString.of("\ufffd"));
  }

  @Test
  void decode_byteOrderMark_isRefused() {
    assertThat(Refusals.ofJson("\ufeff[]").message()).contains("byte order mark");
    assertThat(Refusals.ofYaml("\ufeffa: 1").message()).contains("byte order mark");
    assertThat(Refusals.only(() -> JsonText.parse("\ufeff[]", Limits.REQUEST)).message())
        .contains("byte order mark");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fffe5b005d00", "feff005b005d", "5b005d00", "0000005b"})
  void decode_otherEncodings_areRefused(String hex) {
    byte[] text = HexFormat.of().parseHex(hex);

    assertThat(Refusals.only(() -> JsonText.parse(text, Limits.REQUEST)).path()).isEmpty();
    assertThat(Refusals.only(() -> YamlText.parse(text, Limits.REQUEST)).path()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x20, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff})
  void check_text_countsTheBytesOfItsUtf8(int character) throws InvalidInputException {
    String text = "\"" + Character.toString(character) + "\"";
    Limits exact = Limits.REQUEST.withMaxBytes(Refusals.utf8(text).length);
    Limits less = exact.withMaxBytes(exact.maxBytes() - 1);

    assertThat(JsonText.parse(text, exact).kind()).isEqualTo("a string");
    assertThat(Refusals.only(() -> JsonText.parse(text, less)).message()).startsWith("is larger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\ud800\"", "\"\udc00\"", "\"\ude00\ud83d\""})
  void check_halfAPair_isRefused(String text) {
    assertThat(Refusals.only(() -> JsonText.parse(text, Limits.REQUEST)).message())
        .contains("surrogate");
    assertThat(Refusals.only(() -> YamlText.parse(text, Limits.REQUEST)).message())
        .contains("surrogate");
  }
}
