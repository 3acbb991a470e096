package dev.portcullis.web.identity;

import dev.portcullis.json.Excerpt;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.identity.issuer.Issuer;
import dev.portcullis.web.identity.key.IssuerKeys;
import dev.portcullis.web.identity.key.KeySource;
import dev.portcullis.web.identity.key.WaitingRoom;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.CompactToken;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** From a token that was taken apart to the principal that it proves. */
final class TokenVerifier {

  /** An issuer and its keys. */
  private record Trusted(Issuer issuer, IssuerKeys keys) {}

  private final Map<String, Trusted> byName = new HashMap<>();
  private final InstantSource clock;

  TokenVerifier(List<Issuer> issuers, KeySource source, InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    WaitingRoom waiting = WaitingRoom.usual();
    Set<String> ids = new HashSet<>();
    for (Issuer issuer : issuers) {
      Trusted trusted = new Trusted(issuer, new IssuerKeys(issuer.keys(), source, clock, waiting));
      for (String name : issuer.names()) {
        if (byName.put(name, trusted) != null) {
          throw new IllegalArgumentException("two issuers have the name " + name);
        }
      }
      if (!ids.add(issuer.id())) {
        throw new IllegalArgumentException("two issuers have the id " + issuer.id());
      }
    }
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("somebody has to be believed");
    }
  }

  /**
   * The caller. What the token says before it is verified chooses among what is configured, and
   * nothing else.
   */
  Proof<Principal> verify(CompactToken token) {
    String name = token.claims().text("iss").orElse("");
    Optional<Trusted> trusted = Optional.ofNullable(byName.get(name));
    if (trusted.isEmpty()) {
      return Proof.invalid("the token is of the issuer " + Excerpt.of(name) + ", not a known one");
    }
    Issuer issuer = trusted.get().issuer();
    Optional<String> audience = token.claims().audience();
    if (audience.isEmpty()) {
      return Proof.invalid("the token is not for exactly one audience");
    }
    if (!issuer.audiences().contains(audience.get())) {
      return Proof.invalid("the token is for the audience " + Excerpt.of(audience.get()));
    }
    return trusted
        .get()
        .keys()
        .find(token.keyId())
        .then(key -> key.verify(token, name, audience.get(), clock.instant()))
        .then(issuer::principal);
  }

  boolean hasKeys() {
    return byName.values().stream().anyMatch(trusted -> trusted.keys().areThere());
  }
}
