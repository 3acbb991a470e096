package dev.portcullis.web.identity.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.testkit.issuer.SigningKey;
import dev.portcullis.testkit.issuer.TestIssuer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {

  private static final SigningKey RSA = SigningKey.rsa("rsa", 0);
  private static final SigningKey P256 = SigningKey.p256("p256", 0);

  @Test
  void parse_keysOfBothKinds_areByTheirIds() throws Exception {
    KeySet keys = parse(TestIssuer.keySet(RSA, P256));

    assertThat(keys.keys()).containsOnlyKeys("rsa", "p256");
    assertThat(keys.find("rsa")).isPresent();
    assertThat(keys.find("other")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "\"use\":\"sig\" > \"use\":\"enc\"",
        "\"alg\":\"RS256\" > \"alg\":\"RS512\"",
        "\"alg\":\"RS256\" > \"alg\":\"ES256\"",
        "\"alg\":\"RS256\" > \"alg\":\"HS256\"",
        "\"alg\":\"RS256\" > \"alg\":5",
        "\"kty\":\"RSA\" > \"kty\":\"oct\"",
        "\"kty\":\"RSA\" > \"kty\":\"EC\"",
        "\"kty\":\"RSA\" > \"other\":\"RSA\"",
        "\"e\":\"AQAB\" > \"e\":\"Aw\"",
        "\"e\":\"AQAB\" > \"e\":\"!\"",
        "\"n\": > \"m\":",
        "\"n\":\" > \"n\":\"A*",
        "\"kid\":\"rsa\" > \"kid\":\"\"",
        "\"kid\":\"rsa\" > \"kid\":7",
      })
  void parse_rsaKeyForSomethingElse_isPassedOver(String part, String other) throws Exception {
    assertPassedOver(RSA, part, other);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "\"crv\":\"P-256\" > \"crv\":\"P-384\"",
        "\"crv\":\"P-256\" > \"crv\":\"secp256k1\"",
        "\"alg\":\"ES256\" > \"alg\":\"ES384\"",
        "\"x\":\" > \"x\":\"BBBB",
        "\"x\": > \"z\":",
      })
  void parse_curveKeyForSomethingElse_isPassedOver(String part, String other) throws Exception {
    assertPassedOver(P256, part, other);
  }

  @Test
  void parse_shortRsaKey_isPassedOver() throws Exception {
    String modulus = "1".repeat(171);
    String weak = "{\"kid\":\"weak\",\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + modulus + "\"}";
    String set = "{\"keys\":[" + weak + "," + JsonWriter.compact(P256.jwk()) + "]}";

    assertThat(parse(set).keys()).containsOnlyKeys("p256");
  }

  @Test
  void parse_idOfTwoKeys_namesNeither() throws Exception {
    String set = TestIssuer.keySet(RSA, new SigningKey("rsa", "ES256", P256.pair()), P256);

    assertThat(parse(set).keys()).containsOnlyKeys("p256");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"keys\": {}}",
        "{\"keys\": []}",
        "{\"keys\": [1]}",
        "{\"keys\": [{}]}",
        "{\"keys\": [], \"keys\": []}",
        "<html>",
      })
  void parse_noKeys_isRefused(String document) {
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> parse(document));
  }

  @Test
  void parse_moreKeysThanAnIssuerHas_isRefused() {
    SigningKey[] many = new SigningKey[101];
    for (int i = 0; i < many.length; i++) {
      many[i] = new SigningKey("k" + i, "ES256", P256.pair());
    }

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> parse(TestIssuer.keySet(many)))
        .withMessageContaining("has more than 100 keys");
  }

  private static void assertPassedOver(SigningKey key, String part, String other)
      throws InvalidInputException {
    SigningKey good = new SigningKey("good", P256.algorithm(), P256.pair());
    String jwk = JsonWriter.compact(key.jwk());
    assertThat(jwk).contains(part);
    String set =
        "{\"keys\":[" + jwk.replace(part, other) + "," + JsonWriter.compact(good.jwk()) + "]}";

    assertThat(parse(set).keys()).containsOnlyKeys("good");
  }

  private static KeySet parse(String document) throws InvalidInputException {
    return KeySet.parse(document.getBytes(StandardCharsets.UTF_8));
  }
}
