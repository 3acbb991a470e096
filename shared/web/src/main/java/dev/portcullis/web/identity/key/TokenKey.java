package dev.portcullis.web.identity.key;

import com.google.crypto.tink.jwt.JwtPublicKeyVerify;
import com.google.crypto.tink.jwt.JwtValidator;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.Claims;
import dev.portcullis.web.identity.token.CompactToken;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * One public key of an issuer, which verifies by the one algorithm that is the key's own, whatever
 * a token says. Remembers which tokens it has signed, and still looks at the time for each call.
 * Safe for use by many threads.
 */
public final class TokenKey {

  /** By how much the issuer's clock and ours may differ. */
  public static final Duration LEEWAY = Duration.ofSeconds(60);

  private final String algorithm;
  private final JwtPublicKeyVerify primitive;
  private final VerifiedTokens known = new VerifiedTokens();
  private final LongAdder verified = new LongAdder();

  TokenKey(String algorithm, JwtPublicKeyVerify primitive) {
    this.algorithm = Objects.requireNonNull(algorithm, "algorithm");
    this.primitive = Objects.requireNonNull(primitive, "primitive");
  }

  /**
   * What a token says, if this key signed it, for this audience, and it is its time: not expired,
   * begun, and not made in the future.
   */
  public Proof<Claims> verify(CompactToken token, String issuer, String audience, Instant now) {
    if (!token.algorithm().equals(algorithm)) {
      return Proof.invalid(
          "the token says alg " + token.algorithm() + ", and its key is for " + algorithm);
    }
    String question = VerifiedTokens.question(token, issuer, audience);
    if (known.hold(question, now)) {
      return Proof.held(token.claims());
    }
    JwtValidator validator =
        JwtValidator.newBuilder()
            .ignoreTypeHeader()
            .expectIssuer(issuer)
            .expectAudience(audience)
            .expectIssuedInThePast()
            .setClock(Clock.fixed(now, ZoneOffset.UTC))
            .setClockSkew(LEEWAY)
            .build();
    verified.increment();
    try {
      known.remember(question, primitive.verifyAndDecode(token.text(), validator));
      // Tink and we read the same bytes, and both refuse a name that is there twice.
      return Proof.held(token.claims());
    } catch (GeneralSecurityException e) {
      return Proof.invalid(
          "the signature or the times of the token do not hold: " + e.getMessage());
    }
  }

  /** How many signatures were checked. */
  long verifications() {
    return verified.sum();
  }
}
