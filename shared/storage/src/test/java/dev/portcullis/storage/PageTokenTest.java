package dev.portcullis.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokenTest {

  private static final PageToken TOKEN =
      new PageToken(Instant.parse("2024-05-06T12:00:00.123456Z"), "sha256:abc~d");

  @ParameterizedTest
  @CsvSource({
    "2024-05-06T12:00:00.123456Z, sha256:abc~d",
    "0001-01-01T00:00:00Z, a",
    "9999-12-31T23:59:59.999999Z, Z"
  })
  void parse_ownText_givesThePlaceBack(Instant time, String id) throws InvalidPageTokenException {
    PageToken token = new PageToken(time, id);
    assertThat(token.token()).matches("[A-Za-z0-9_-]+");
    assertThat(PageToken.parse(token.token())).isEqualTo(token);
  }

  @Test
  void parse_longestId_givesThePlaceBack() throws InvalidPageTokenException {
    PageToken token = new PageToken(Instant.EPOCH, "x".repeat(512));
    assertThat(PageToken.parse(token.token())).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "AA", "AAAA", "next", "!!!", "é", "%41", "AQ==", "null"})
  void parse_garbage_throws(String text) {
    assertRefused(text);
  }

  @Test
  void parse_hugeText_throws() {
    assertRefused("A".repeat(1_000_000));
  }

  @Test
  void parse_anotherSpellingOfAToken_throws() {
    String text = TOKEN.token();
    assertRefused(text + "=");
    assertRefused(" " + text);
    assertRefused(text + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "__x__", "é", "a b"})
  void parse_wrappedBadId_throws(String id) {
    assertRefused(wrapped((byte) 1, 0, id));
  }

  @Test
  void parse_wrappedBadTime_throws() {
    assertRefused(wrapped((byte) 1, Long.MAX_VALUE, "a"));
    assertRefused(wrapped((byte) 1, Long.MIN_VALUE, "a"));
  }

  @Test
  void parse_otherForm_throws() {
    assertRefused(wrapped((byte) 2, 0, "a"));
  }

  /** A changed token may be another token, but never anything else than a token or a refusal. */
  @Test
  void parse_mutations_giveATokenOrAreRefused() {
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(TOKEN.token());
      text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(32, 128));
      try {
        assertThat(PageToken.parse(text.toString()).token()).isEqualTo(text.toString());
      } catch (InvalidPageTokenException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static void assertRefused(String text) {
    assertThatExceptionOfType(InvalidPageTokenException.class)
        .isThrownBy(() -> PageToken.parse(text));
  }

  private static String wrapped(byte form, long micros, String id) {
    byte[] name = id.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = ByteBuffer.allocate(9 + name.length).put(form).putLong(micros).put(name).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
