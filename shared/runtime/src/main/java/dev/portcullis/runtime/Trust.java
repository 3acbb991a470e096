package dev.portcullis.runtime;

import dev.portcullis.web.identity.issuer.Issuer;
import java.util.List;

/** Who is let in, and by what they are known. Immutable. */
public sealed interface Trust {

  /** Whoever can reach the loopback port, as the one local principal. */
  record Loopback() implements Trust {}

  /**
   * Whoever brings a token.
   *
   * @param issuers whose tokens are believed; at least one
   */
  record Tokens(List<Issuer> issuers) implements Trust {

    public Tokens {
      issuers = List.copyOf(issuers);
      if (issuers.isEmpty()) {
        throw new IllegalArgumentException("somebody has to be believed");
      }
    }
  }
}
