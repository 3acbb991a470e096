package dev.portcullis.web.identity.key;

import java.time.Duration;
import java.util.Objects;

/**
 * A key set and what its issuer says of it.
 *
 * @param keys the keys
 * @param maxAge for how long they may be used without asking again; zero if that is not said
 */
public record FetchedKeys(KeySet keys, Duration maxAge) {

  public FetchedKeys {
    Objects.requireNonNull(keys, "keys");
    Objects.requireNonNull(maxAge, "maxAge");
  }
}
