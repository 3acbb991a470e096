package dev.portcullis.web.identity.key;

import com.google.crypto.tink.jwt.JwtInvalidException;
import com.google.crypto.tink.jwt.VerifiedJwt;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.web.identity.token.CompactToken;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which tokens one key was found to have signed, and at what times they hold: both are pure
 * functions of the token's bytes, for one issuer and audience. Only the hashes of tokens are kept,
 * and only of those that held, as anybody could fill the memory with others. Gone with its key.
 * Safe for use by many threads.
 */
final class VerifiedTokens {

  /** When there would be more, all are forgotten: each costs one verification to learn again. */
  static final int MAX_TOKENS = 256;

  private final Map<String, Validity> known = new ConcurrentHashMap<>();

  /**
   * The times at which a token holds, as Tink takes them.
   *
   * @param from the first
   * @param until the first at which it does not hold any more
   */
  private record Validity(Instant from, Instant until) {

    static Validity of(VerifiedJwt token) throws JwtInvalidException {
      Instant from = token.getIssuedAt();
      if (token.hasNotBefore() && token.getNotBefore().isAfter(from)) {
        from = token.getNotBefore();
      }
      return new Validity(from.minus(TokenKey.LEEWAY), token.getExpiration().plus(TokenKey.LEEWAY));
    }

    boolean contains(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  /** What a token is asked for, by a hash. */
  static String question(CompactToken token, String issuer, String audience) {
    return Sha256.start().part(token.text()).part(issuer).part(audience).hex();
  }

  /** Whether the answer is known to be yes, at this time. */
  boolean hold(String question, Instant now) {
    return Optional.ofNullable(known.get(question))
        .map(validity -> validity.contains(now))
        .orElse(false);
  }

  /** The answer was yes, now and whenever the token's times hold. */
  void remember(String question, VerifiedJwt token) throws JwtInvalidException {
    if (known.size() >= MAX_TOKENS) {
      known.clear();
    }
    known.put(question, Validity.of(token));
  }
}
