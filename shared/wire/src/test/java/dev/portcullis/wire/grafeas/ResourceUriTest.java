package dev.portcullis.wire.grafeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.image.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceUriTest {

  private static final String HEX = "a".repeat(64);

  @ParameterizedTest
  @CsvSource({
    "gcr.io/p/app, gcr.io/p/app",
    "https://gcr.io/p/app, gcr.io/p/app",
    "http://gcr.io/p/app, gcr.io/p/app",
    "HTTPS://gcr.io/p/app, gcr.io/p/app",
    "httpx://gcr.io/p/app, httpx://gcr.io/p/app",
    "https://, ''",
    "h, h"
  })
  void normalized_anyScheme_isLeftOut(String written, String normalized)
      throws InvalidTextException {
    assertThat(ResourceUri.parse(written).normalized()).isEqualTo(normalized);
    assertThat(ResourceUri.parse(written)).hasToString(written);
  }

  @Test
  void digest_ofAPinnedImage_isItsDigest() throws InvalidTextException {
    assertThat(ResourceUri.parse("https://gcr.io/p/app:1@sha256:" + HEX).digest())
        .contains(new Digest(HEX));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcr.io/p/app",
        "gcr.io/p/app:1",
        "gcr.io/p/app@sha256:abc",
        "gcr.io/p/app@sha512:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "gcr.io/p/app@sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "gcr.io/p/app@",
        "@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void digest_ofAnythingElse_isNone(String written) throws InvalidTextException {
    assertThat(ResourceUri.parse(written).digest()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\nb", "é", "\u202e", "a\u007f"})
  void parse_invisibleCharacters_areRefused(String written) {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> ResourceUri.parse(written));
  }

  @Test
  void parse_length_isBounded() throws InvalidTextException {
    assertThat(ResourceUri.parse("x".repeat(2048)).written()).hasSize(2048);
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> ResourceUri.parse("x".repeat(2049)));
  }
}
