package dev.portcullis.verification.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidTextException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

  private static final String HEX = "0123456789abcdef".repeat(4);

  @Test
  void parse_digest_isWrittenAsItWasRead() throws Exception {
    assertThat(Digest.parse("sha256:" + HEX)).isEqualTo(new Digest(HEX));
    assertThat(new Digest(HEX)).hasToString("sha256:" + HEX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
        "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
        "g123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "\uff10123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        " 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde"
      })
  void new_otherHex_isRefused(String hex) {
    assertThatThrownBy(() -> new Digest(hex)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Digest.parse("sha256:" + hex))
        .isInstanceOf(InvalidTextException.class)
        .hasMessageContaining("sha256:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256", "SHA256:", "sha512:", "sha256-", " sha256:", "sha256::", ""})
  void parse_otherAlgorithm_isRefused(String prefix) {
    assertThatThrownBy(() -> Digest.parse(prefix + HEX)).isInstanceOf(InvalidTextException.class);
  }
}
