package dev.portcullis.web.identity.issuer;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.Claims;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An issuer whose tokens are believed. Immutable.
 *
 * @param id what we call it; part of the subjects and members of its callers
 * @param names what its tokens may say as {@code iss}, compared to the letter
 * @param keys where its key set is; no token has a say in that
 * @param audiences of which a token names exactly one as {@code aud}
 * @param required claims that every token must have, each with one of these texts
 * @param mapping whom the claims stand for
 */
public record Issuer(
    String id,
    Set<String> names,
    URI keys,
    Set<String> audiences,
    Map<String, Set<String>> required,
    ClaimMapping mapping) {

  /** What we call Google. */
  public static final String GOOGLE = "google";

  private static final Set<String> GOOGLE_NAMES =
      Set.of("https://accounts.google.com", "accounts.google.com");

  /** Of <a href="https://accounts.google.com/.well-known/openid-configuration">Google</a>. */
  private static final URI GOOGLE_KEYS = URI.create("https://www.googleapis.com/oauth2/v3/certs");

  public Issuer {
    names = Set.copyOf(names);
    audiences = Set.copyOf(audiences);
    required = Map.copyOf(required);
    Objects.requireNonNull(mapping, "mapping");
    if (mapping instanceof ClaimMapping.GoogleAccounts && !names.equals(GOOGLE_NAMES)) {
      throw new IllegalArgumentException("only Google vouches for Google's accounts");
    }
    if (id.isEmpty() || names.isEmpty() || audiences.isEmpty()) {
      throw new IllegalArgumentException("an issuer has an id, a name and an audience");
    }
    try {
      keys = SafeAddress.parse(keys.toString());
    } catch (InvalidTextException e) {
      throw new IllegalArgumentException("the address of keys " + e.getMessage(), e);
    }
  }

  /** Google: people and service accounts. */
  public static Issuer google(Set<String> audiences) {
    return new Issuer(
        GOOGLE, GOOGLE_NAMES, GOOGLE_KEYS, audiences, Map.of(), new ClaimMapping.GoogleAccounts());
  }

  /** The caller that a verified token of this issuer stands for. */
  public Proof<Principal> principal(Claims claims) {
    for (Map.Entry<String, Set<String>> claim : required.entrySet()) {
      if (!claim.getValue().contains(claims.text(claim.getKey()).orElse(""))) {
        return Proof.invalid(
            "the token's " + claim.getKey() + " is none of those that issuer " + id + " requires");
      }
    }
    return mapping.principal(id, claims).then(Issuer::nameable);
  }

  private static Proof<Principal> nameable(Principal principal) {
    Set<String> members =
        principal.members().stream()
            .filter(Member::isCanonical)
            .collect(Collectors.toUnmodifiableSet());
    return Proof.held(
        new Principal(principal.kind(), principal.subject(), principal.display(), members));
  }
}
