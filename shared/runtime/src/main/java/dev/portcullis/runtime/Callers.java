package dev.portcullis.runtime;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How callers are known. */
public sealed interface Callers {

  /** Not at all: whoever can reach the loopback port is the one local principal. */
  record Local() implements Callers {}

  /**
   * By the ID tokens that they bring.
   *
   * @param audiences which audiences such a token may name
   * @param issuers a file that lists who is believed beside Google
   * @param bindings a file that says who may do what; without it nobody may do anything
   */
  record Tokens(Set<String> audiences, Optional<Path> issuers, Optional<Path> bindings)
      implements Callers {

    public Tokens {
      audiences = Set.copyOf(audiences);
      Objects.requireNonNull(issuers, "issuers");
      Objects.requireNonNull(bindings, "bindings");
      if (audiences.isEmpty()) {
        throw new IllegalArgumentException("tokens are for an audience");
      }
    }
  }
}
