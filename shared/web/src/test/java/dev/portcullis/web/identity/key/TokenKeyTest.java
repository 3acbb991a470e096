package dev.portcullis.web.identity.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonString;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.issuer.Draft;
import dev.portcullis.testkit.issuer.SigningKey;
import dev.portcullis.testkit.issuer.TestIssuer;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.CompactToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a key remembers makes no difference to what it answers. */
class TokenKeyTest {

  private static final String ISSUER = "https://issuer.example.com";
  private static final String AUDIENCE = "https://gate.example.com";
  private static final Instant NOW = MutableClock.START;
  private static final SigningKey P256 = SigningKey.p256("p256-1", 0);
  private static final Draft GOOD = Draft.of(ISSUER, AUDIENCE, "1", NOW);

  private TokenKey key;

  @BeforeEach
  void parseKey() throws Exception {
    byte[] document = TestIssuer.keySet(P256).getBytes(StandardCharsets.UTF_8);
    key = KeySet.parse(document).find("p256-1").orElseThrow();
  }

  @Test
  void verify_sameTokenAgain_checksItsSignatureOnce() {
    String token = GOOD.signedBy(P256);

    for (int i = 0; i < 3; i++) {
      assertThat(holds(token, NOW.plusSeconds(i))).isTrue();
    }

    assertThat(key.verifications()).isEqualTo(1);
  }

  @Test
  void verify_rememberedToken_holdsUntilItExpires() {
    String token = GOOD.signedBy(P256);
    assertThat(holds(token, NOW)).isTrue();

    assertThat(holds(token, NOW.plusSeconds(659))).isTrue();
    assertThat(holds(token, NOW.plusSeconds(660))).isFalse();
    assertThat(holds(token, NOW.plusSeconds(100_000))).isFalse();
  }

  @Test
  void verify_rememberedToken_holdsNotBeforeItBegins() {
    String made = GOOD.with("iat", NOW.getEpochSecond() + 60).signedBy(P256);
    String begun = GOOD.with("nbf", NOW.getEpochSecond() + 60).signedBy(P256);
    for (String token : new String[] {made, begun}) {
      assertThat(holds(token, NOW)).isTrue();
      assertThat(holds(token, NOW.minusMillis(1))).isFalse();
      assertThat(holds(token, NOW)).isTrue();
    }

    assertThat(key.verifications()).isEqualTo(4);
  }

  @Test
  void verify_rememberedToken_forAnotherIssuerOrAudience_isRefused() {
    CompactToken token = parsed(GOOD.signedBy(P256));
    assertThat(key.verify(token, ISSUER, AUDIENCE, NOW)).isInstanceOf(Proof.Held.class);

    assertThat(key.verify(token, ISSUER, "https://other.example.com", NOW))
        .isInstanceOf(Proof.Failed.class);
    assertThat(key.verify(token, "https://other.example.com", AUDIENCE, NOW))
        .isInstanceOf(Proof.Failed.class);
    assertThat(key.verify(token, ISSUER + AUDIENCE, "", NOW)).isInstanceOf(Proof.Failed.class);
  }

  @Test
  void verify_otherClaimsUnderARememberedSignature_areRefusedEachTime() {
    String token = GOOD.signedBy(P256);
    assertThat(holds(token, NOW)).isTrue();
    String other = GOOD.with("sub", "2").signedBy(P256);
    String forged =
        other.substring(0, other.lastIndexOf('.')) + token.substring(token.lastIndexOf('.'));

    for (int i = 0; i < 3; i++) {
      assertThat(holds(forged, NOW)).isFalse();
    }

    assertThat(key.verifications()).as("a refusal is not remembered").isEqualTo(4);
  }

  @Test
  void verify_moreTokensThanAreRemembered_areAnsweredTheSame() {
    for (int i = 0; i <= VerifiedTokens.MAX_TOKENS; i++) {
      assertThat(holds(GOOD.with("jti", JsonString.of("t" + i)).signedBy(P256), NOW)).isTrue();
    }
    assertThat(key.verifications()).isEqualTo(VerifiedTokens.MAX_TOKENS + 1);
  }

  private boolean holds(String token, Instant now) {
    return key.verify(parsed(token), ISSUER, AUDIENCE, now) instanceof Proof.Held;
  }

  private static CompactToken parsed(String token) {
    return ((Proof.Held<CompactToken>) CompactToken.parse(token)).value();
  }
}
