package dev.portcullis.web.identity.token;

import dev.portcullis.json.Excerpt;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.proof.Refusal;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JWT in its compact form (RFC 7519), taken apart and not yet believed. Of its header two words
 * count, and only to find and confirm a key that is ours already; what else may stand in one
 * ({@code jwk}, {@code jku}, {@code x5u}, {@code x5c}) is read by nothing. Immutable.
 *
 * @param text the whole token
 * @param algorithm how its header says it was signed; one of those that are accepted
 * @param keyId by which key its header says it was signed
 * @param claims what it says
 */
public record CompactToken(String text, String algorithm, String keyId, Claims claims) {

  /** The longest token that is looked at, in characters. */
  public static final int MAX_LENGTH = 8_192;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[^.]+");
  private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9_-]+");

  /** What Cloud Run puts in the place of a signature that it has checked. */
  private static final String STRIPPED = "SIGNATURE_REMOVED_BY_GOOGLE";

  private static final List<String> ALGORITHMS = List.of("RS256", "ES256");
  private static final int MAX_KEY_ID = 256;
  private static final Limits LIMITS = new Limits(MAX_LENGTH, 8, 1_000, MAX_LENGTH);

  public CompactToken {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(algorithm, "algorithm");
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(claims, "claims");
  }

  /** Takes a token apart; the checks that cost least come first. */
  public static Proof<CompactToken> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Proof.invalid("the token is longer than " + MAX_LENGTH + " characters");
    }
    if (!FORM.matcher(text).matches()) {
      return Proof.invalid("the token is not a JWT: three parts of base64url with dots between");
    }
    int payload = text.indexOf('.') + 1;
    int signature = text.lastIndexOf('.') + 1;
    if (text.substring(signature).equals(STRIPPED)) {
      return Proof.failed(new Refusal.Stripped());
    }
    if (!SIGNATURE.matcher(text.substring(signature)).matches()) {
      return Proof.invalid("the signature of the token is not base64url");
    }
    return object("header", text.substring(0, payload - 1))
        .then(
            header ->
                object("payload", text.substring(payload, signature - 1))
                    .then(claims -> of(text, new Claims(header), new Claims(claims))));
  }

  private static Proof<CompactToken> of(String text, Claims header, Claims claims) {
    Optional<String> algorithm = header.text("alg");
    if (algorithm.isEmpty() || !ALGORITHMS.contains(algorithm.get())) {
      // INVARIANT: neither "none" nor a MAC, whose key a public key could be taken for.
      return Proof.invalid(
          "the token says alg " + Excerpt.of(algorithm.orElse("")) + ", not one of " + ALGORITHMS);
    }
    if (header.json().find("crit").isPresent()) {
      return Proof.invalid("the token has critical headers, of which none is understood");
    }
    Optional<String> type = header.text("typ");
    if (header.json().find("typ").isPresent() && !type.orElse("").equalsIgnoreCase("JWT")) {
      // RFC 8725, section 3.11: an issuer's other tokens are not ID tokens.
      return Proof.invalid("the token says typ " + Excerpt.of(type.orElse("")) + ", not JWT");
    }
    Optional<String> keyId = header.text("kid").filter(id -> id.length() <= MAX_KEY_ID);
    if (keyId.isEmpty()) {
      return Proof.invalid("the token names no key (kid)");
    }
    return Proof.held(new CompactToken(text, algorithm.get(), keyId.get(), claims));
  }

  private static Proof<JsonObject> object(String part, String base64) {
    try {
      JsonValue json = JsonText.parse(Base64.getUrlDecoder().decode(base64), LIMITS);
      if (json instanceof JsonObject object) {
        return Proof.held(object);
      }
    } catch (IllegalArgumentException | InvalidInputException e) {
      // The message may quote the token, and no log is to have any of it that is not needed.
    }
    return Proof.invalid("the " + part + " of the token is not a JSON object in base64url");
  }

  /** Nothing of the token: whoever has it is its owner. */
  @Override
  public String toString() {
    return "token";
  }
}
