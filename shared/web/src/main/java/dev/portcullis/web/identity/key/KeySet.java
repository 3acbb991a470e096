package dev.portcullis.web.identity.key;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.web.identity.token.Claims;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The keys by which an issuer signs, by their ids. Immutable.
 *
 * @param keys by id; may be empty
 */
public record KeySet(Map<String, TokenKey> keys) {

  /** The longest document that is read, in bytes. */
  public static final int MAX_BYTES = 256 << 10;

  /** No keys. */
  public static final KeySet NONE = new KeySet(Map.of());

  private static final int MAX_KEYS = 100;
  private static final Limits LIMITS = new Limits(MAX_BYTES, 8, 10_000, MAX_BYTES);

  public KeySet {
    keys = Map.copyOf(keys);
  }

  /**
   * Reads a JSON Web Key Set. Keys of kinds that we do not use are passed over, as RFC 7517
   * (section 5) demands; an id that two keys share names neither.
   *
   * @throws InvalidInputException if it is no key set, or one without any key that can be used
   */
  public static KeySet parse(byte[] document) throws InvalidInputException {
    if (!(JsonText.parse(document, LIMITS) instanceof JsonObject set)
        || !(set.find("keys").orElse(null) instanceof JsonArray array)) {
      throw invalid("must be an object with an array `keys`");
    }
    if (array.values().size() > MAX_KEYS) {
      throw invalid("has more than " + MAX_KEYS + " keys");
    }
    KeySet keys = read(array);
    if (keys.keys().isEmpty()) {
      throw invalid("has no key that can be used: RSA from 2048 bits for RS256, P-256 for ES256");
    }
    return keys;
  }

  /** The key of this id. */
  public Optional<TokenKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  private static KeySet read(JsonArray array) {
    Map<String, TokenKey> keys = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (JsonValue value : array.values()) {
      if (value instanceof JsonObject object) {
        Claims jwk = new Claims(object);
        Optional<String> id = jwk.text("kid");
        if (id.isPresent() && !seen.add(id.get())) {
          keys.remove(id.get());
        } else {
          id.flatMap(name -> JsonWebKey.verifier(name, jwk))
              .ifPresent(key -> keys.put(id.get(), key));
        }
      }
    }
    return new KeySet(keys);
  }

  private static InvalidInputException invalid(String message) {
    return InvalidInputException.of("", OptionalInt.empty(), message);
  }
}
