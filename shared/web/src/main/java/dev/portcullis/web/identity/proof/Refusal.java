package dev.portcullis.web.identity.proof;

import java.time.Duration;
import java.util.Objects;

/**
 * Why nobody knows who is calling. What is said of it to the caller does not depend on which check
 * failed, but for {@link Missing} and {@link Stripped}, which the caller can see for itself.
 */
public sealed interface Refusal {

  /** The request brings no token. */
  record Missing() implements Refusal {}

  /** The platform in front took the signature off, so that nothing can be checked here. */
  record Stripped() implements Refusal {}

  /**
   * The token is not accepted.
   *
   * @param reason for the operator's log only; what it quotes of the token is bounded and safe
   */
  record Invalid(String reason) implements Refusal {

    public Invalid {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * Nobody can tell now: the keys of the token's issuer cannot be had.
   *
   * @param reason for the operator's log only
   * @param retryAfter when the issuer is asked again
   */
  record Unavailable(String reason, Duration retryAfter) implements Refusal {

    public Unavailable {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(retryAfter, "retryAfter");
    }
  }
}
