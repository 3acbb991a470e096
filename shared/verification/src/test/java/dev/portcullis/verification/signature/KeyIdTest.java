package dev.portcullis.verification.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidTextException;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdTest {

  /** Made by {@code openssl pkey -outform DER | openssl dgst -sha256 -binary | base64}. */
  @ParameterizedTest
  @CsvSource({
    "p256.pem, ni:///sha-256;EB-enBeh17E_3fIQuh7IAHve2eYKY4jbHedzME7J3ww",
    "rsa2048.pem, ni:///sha-256;9nR1uvaW9EJKOGkvqn0E-3zrBgkRMXLpUcLk08js8sA",
  })
  void of_keyOfOpenssl_isTheIdThatOpensslComputes(String name, String id) {
    PublicKeyPem pem = KeyPairs.parse(KeyPairs.resource(name));

    assertThat(KeyId.of(pem.subjectPublicKeyInfo())).hasToString(id);
  }

  @Test
  void of_anyKey_isTheHashOfItsDer() throws Exception {
    byte[] der = KeyPairs.ec(384).getPublic().getEncoded();
    String base64 =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(der));

    assertThat(KeyId.of(Bytes.copyOf(der)).value())
        .isEqualTo("ni:///sha-256;" + base64.replace('+', '-').replace('/', '_').replace("=", ""))
        .hasSize("ni:///sha-256;".length() + 43);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "FA3B87F9A12495827149AB7948442F53081EA815",
        "//cloudkms.googleapis.com/v1/projects/p/locations/global/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1",
        "ni:///sha-256;EB-enBeh17E_3fIQuh7IAHve2eYKY4jbHedzME7J3ww",
        "!~"
      })
  void parse_printableAscii_isKept(String text) throws Exception {
    assertThat(KeyId.parse(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", " a", "a\n", "a\0", "\u007f", "\u00e9", "\u200b", "a\t"})
  void parse_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> KeyId.parse(text))
        .isInstanceOf(InvalidTextException.class)
        .hasMessageContaining("printable ASCII");
    assertThatThrownBy(() -> new KeyId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void parse_length_isBounded() throws Exception {
    assertThat(KeyId.parse("a".repeat(1024)).value()).hasSize(1024);
    assertThatThrownBy(() -> KeyId.parse("a".repeat(1025)))
        .isInstanceOf(InvalidTextException.class);
  }

  /** Ids are strings: another case is another key. */
  @Test
  void equals_otherCase_isAnotherId() {
    assertThat(new KeyId("A")).isNotEqualTo(new KeyId("a")).isEqualTo(new KeyId("A"));
  }
}
