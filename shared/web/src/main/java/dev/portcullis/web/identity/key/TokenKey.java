package dev.portcullis.web.identity.key;

import com.google.crypto.tink.jwt.JwtPublicKeyVerify;
import com.google.crypto.tink.jwt.JwtValidator;
import com.google.crypto.tink.jwt.VerifiedJwt;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.Claims;
import dev.portcullis.web.identity.token.CompactToken;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * One public key of an issuer, which verifies by the one algorithm that is the key's own, whatever
 * a token says. Safe for use by many threads.
 */
public final class TokenKey {

  /** By how much the issuer's clock and ours may differ. */
  public static final Duration LEEWAY = Duration.ofSeconds(60);

  private final String algorithm;
  private final JwtPublicKeyVerify primitive;

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
    JwtValidator validator =
        JwtValidator.newBuilder()
            .ignoreTypeHeader()
            .expectIssuer(issuer)
            .expectAudience(audience)
            .expectIssuedInThePast()
            .setClock(Clock.fixed(now, ZoneOffset.UTC))
            .setClockSkew(LEEWAY)
            .build();
    try {
      VerifiedJwt unused = primitive.verifyAndDecode(token.text(), validator);
      // Tink and we read the same bytes, and both refuse a name that is there twice.
      return Proof.held(token.claims());
    } catch (GeneralSecurityException e) {
      return Proof.invalid(
          "the signature or the times of the token do not hold: " + e.getMessage());
    }
  }
}
