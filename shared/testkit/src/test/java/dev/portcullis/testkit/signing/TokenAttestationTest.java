package dev.portcullis.testkit.signing;

import static dev.portcullis.testkit.signing.OneAttestor.PAYLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyLife;
import dev.portcullis.verification.signature.PayloadForm;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens, signatures over DSSE's encoding, and keys that count for a while. */
class TokenAttestationTest {

  private static final String COSIGN = "application/vnd.dev.cosign.simplesigning.v1+json";

  private final OneAttestor qa = new OneAttestor();

  @ParameterizedTest
  @EnumSource
  void verify_tokenOfEachAlgorithm_isAttested(SignatureAlgorithm algorithm) {
    TestKey key = TestKeys.of(algorithm);

    assertThat(qa.attested(key.pkix(), OneAttestor.token(CompactTokens.of(key, PAYLOAD)))).isTrue();
  }

  /** The algorithm is the registered key's, and no key comes from the token. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"alg":"none","typ":"JWT","kid":"ID"}                       | its algorithm is the key's, ES256
          {"alg":"HS256","typ":"JWT","kid":"ID"}                      | its algorithm is the key's, ES256
          {"alg":"ES384","typ":"JWT","kid":"ID"}                      | its algorithm is the key's, ES256
          {"alg":"es256","typ":"JWT","kid":"ID"}                      | its algorithm is the key's, ES256
          {"alg":"ES256","typ":"JWT","kid":"other"}                   | is not a key of the attestor
          {"alg":"ES256","typ":"JWT"}                                 | kid: is required
          {"typ":"JWT","kid":"ID"}                                    | alg: is required
          {"alg":"ES256","kid":"ID"}                                  | typ: is required
          {"alg":"ES256","typ":"at+jwt","kid":"ID"}                   | typ: is not `JWT`
          {"alg":"ES256","typ":"JWT","kid":"ID","crit":["exp"]}       | crit: unknown field
          {"alg":"ES256","typ":"JWT","kid":"ID","b64":false}          | b64: unknown field
          {"alg":"ES256","typ":"JWT","kid":"ID","jwk":{}}             | jwk: unknown field
          {"alg":"ES256","typ":"JWT","kid":"ID","jku":"https://x"}    | jku: unknown field
          {"alg":"ES256","typ":"JWT","kid":"ID","x5u":"https://x"}    | x5u: unknown field
          {"alg":"ES256","alg":"ES256","typ":"JWT","kid":"ID"}        | alg
          [1]                                                         | must be an object
          """)
  void verify_otherHead_isRefusedWithWhy(String head, String why) {
    TestKey key = TestKeys.any();
    String token = CompactTokens.of(key, head.replace("ID", key.id().value()), PAYLOAD);

    assertThat(miss(key.pkix(), token)).contains(why);
  }

  @Test
  void verify_signatureAsDer_isRefused() {
    TestKey key = TestKeys.any();
    String token = CompactTokens.of(key, PAYLOAD);
    String signed = token.substring(0, token.lastIndexOf('.'));
    String der = CompactTokens.encode(key.sign(Bytes.utf8(signed)));

    assertThat(miss(key.pkix(), signed + "." + der)).contains("ES256 makes 64");
  }

  @Test
  void verify_partsLostAddedOrPadded_areRefused() {
    TestKey key = TestKeys.any();
    String token = CompactTokens.of(key, PAYLOAD);

    assertThat(miss(key.pkix(), token + ".")).contains("three parts");
    assertThat(miss(key.pkix(), token.substring(0, token.lastIndexOf('.')))).contains("three");
    assertThat(miss(key.pkix(), token + "==")).contains("base64url");
    assertThat(miss(key.pkix(), token.replaceFirst("\\.", "=."))).contains("base64url");
  }

  /** Its payload is judged like any other one. */
  @Test
  void verify_tokenAboutSomethingElse_isRefused() {
    TestKey key = TestKeys.any();

    assertThat(miss(key.pkix(), CompactTokens.of(key, Bytes.utf8("{\"sub\":\"x\"}"))))
        .contains("unexpected message was signed");
  }

  @Test
  void verify_dsse_countsUnderTheDeclaredFormOnly() {
    TestKey key = TestKeys.any();
    PkixKey dsse = with(key, new PayloadForm.Dsse(COSIGN), KeyLife.UNLIMITED);
    Bytes encoded =
        Bytes.utf8(
            "DSSEv1 48 "
                + COSIGN
                + " 277 "
                + new String(PAYLOAD.toByteArray(), StandardCharsets.UTF_8));
    var overEncoded = OneAttestor.detached(key.id(), PAYLOAD, key.sign(encoded));
    var overRaw = OneAttestor.detached(key.id(), PAYLOAD, key.sign(PAYLOAD));

    assertThat(qa.attested(dsse, overEncoded)).isTrue();
    assertThat(qa.attested(dsse, overRaw)).isFalse();
    assertThat(qa.attested(key.pkix(), overEncoded)).isFalse();
    assertThat(qa.attested(key.pkix(), overRaw)).isTrue();
    assertThat(
            qa.attested(
                with(key, new PayloadForm.Dsse("text/plain"), KeyLife.UNLIMITED), overEncoded))
        .isFalse();
    assertThat(qa.attested(key.pkix(), OneAttestor.detached(key.id(), encoded, key.sign(encoded))))
        .isFalse();
    assertThat(qa.attested(dsse, OneAttestor.token(CompactTokens.of(key, PAYLOAD)))).isFalse();
  }

  @Test
  void verify_keyLife_isJudgedAtTheTimeOfTheDecision() {
    TestKey key = TestKeys.any();
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    Instant end = Instant.parse("2026-03-01T00:00:00Z");
    Instant revoked = Instant.parse("2026-02-01T00:00:00Z");
    PkixKey listed =
        with(
            key,
            PayloadForm.RAW,
            new KeyLife(Optional.of(start), Optional.of(end), Optional.of(revoked)));
    var good = OneAttestor.detached(key.id(), PAYLOAD, key.sign(PAYLOAD));
    Duration nanosecond = Duration.ofNanos(1);

    assertThat(qa.nearestMiss(listed, good, start.minus(nanosecond)))
        .endsWith("but the key is not valid before 2026-01-01T00:00:00Z");
    for (Instant when : new Instant[] {start, revoked.minus(nanosecond)}) {
      assertThat(qa.attested(listed, good, OneAttestor.DIGEST, OneAttestor.NOTE, when)).isTrue();
    }
    for (Instant when : new Instant[] {revoked, end}) {
      assertThat(qa.nearestMiss(listed, good, when))
          .contains("signature verified under key")
          .endsWith("but the key was revoked on 2026-02-01T00:00:00Z");
    }
  }

  private String miss(PkixKey key, String token) {
    return qa.nearestMiss(key, OneAttestor.token(token), OneAttestor.now());
  }

  private static PkixKey with(TestKey key, PayloadForm form, KeyLife life) {
    return new PkixKey(key.id(), key.pem(), key.algorithm(), form, "", life);
  }
}
