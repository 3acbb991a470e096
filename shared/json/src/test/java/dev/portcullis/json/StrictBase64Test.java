package dev.portcullis.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictBase64Test {

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "AA, 00",
    "AA==, 00",
    "AAE, 0001",
    "AAE=, 0001",
    "AAEC, 000102",
    "+/+/, fbffbf",
    "-_-_, fbffbf",
    "+w==, fb",
    "-w==, fb",
    "-w, fb",
    "_w, ff",
    "__8=, ffff"
  })
  void decode_eitherAlphabetPaddedOrNot(String text, String hex) throws InvalidTextException {
    assertThat(StrictBase64.decode(text)).isEqualTo(HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "AAAAA",
        "A===",
        "AA=",
        "AAE==",
        "AAEC=",
        "AAEC==",
        "AAEC====",
        "=",
        "==",
        "====",
        "=AAA",
        "A=A=",
        "AA==AA==",
        "AA==AA",
        "AA== ",
        " AA==",
        "AA\n==",
        "AAEC\n",
        "AA EC",
        "AAEC\r\nAAEC",
        "+-+-",
        "+_AA",
        "A+A/A-A_",
        "AA.=",
        "AA*A",
        "\u0410\u0410",
        "AAE\u0000",
        "AB",
        "AB==",
        "AAF",
        "AAF=",
        "_x",
        "%3D",
        "data:;base64,AA=="
      })
  void decode_anythingElse_isRefused(String text) {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> StrictBase64.decode(text))
        .withMessageStartingWith("must be base64");
  }

  @ParameterizedTest
  @MethodSource("dev.portcullis.json.RandomTrees#seeds")
  void decode_whatTheEncodersWrite_isTheSame(long seed) throws InvalidTextException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = new byte[random.nextInt(70)];
    random.nextBytes(bytes);

    assertThat(StrictBase64.decode(Base64.getEncoder().encodeToString(bytes))).isEqualTo(bytes);
    assertThat(StrictBase64.decode(Base64.getUrlEncoder().encodeToString(bytes))).isEqualTo(bytes);
    assertThat(StrictBase64.decode(Base64.getEncoder().withoutPadding().encodeToString(bytes)))
        .isEqualTo(bytes);
    assertThat(StrictBase64.decode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
        .isEqualTo(bytes);
  }
}
