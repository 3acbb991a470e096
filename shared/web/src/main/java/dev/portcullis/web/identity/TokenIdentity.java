package dev.portcullis.web.identity;

import com.google.cloud.functions.HttpRequest;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.Identity;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.error.UnavailableException;
import dev.portcullis.web.identity.issuer.Issuer;
import dev.portcullis.web.identity.key.KeySource;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.AuthorizationHeader;
import dev.portcullis.web.identity.token.CompactToken;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Knows callers by the ID tokens that they bring in the {@code Authorization} header. Nothing that
 * a platform in front of us may have checked is relied on. Safe for use by many threads.
 */
public final class TokenIdentity implements Identity {

  private static final Duration WAIT = Duration.ofSeconds(30);

  private final TokenVerifier verifier;

  /**
   * Believes these issuers.
   *
   * @throws IllegalArgumentException if there is none, or two have an id or a name in common
   */
  public TokenIdentity(List<Issuer> issuers, KeySource keys, InstantSource clock) {
    this.verifier = new TokenVerifier(issuers, keys, clock);
  }

  @Override
  public Principal identify(HttpRequest request) throws ApiException {
    Proof<Principal> proof =
        AuthorizationHeader.token(request.getHeaders())
            .then(CompactToken::parse)
            .then(verifier::verify);
    if (proof instanceof Proof.Held<Principal> known) {
      return known.value();
    }
    throw Answers.to(((Proof.Failed<Principal>) proof).refusal());
  }

  /**
   * Returns if at least one issuer's keys are there, asking for them if need be.
   *
   * @throws UnavailableException if nobody can be known now
   */
  public void requireKeys() {
    if (!verifier.hasKeys()) {
      throw new UnavailableException("no issuer's keys can be had now; try again", WAIT);
    }
  }
}
