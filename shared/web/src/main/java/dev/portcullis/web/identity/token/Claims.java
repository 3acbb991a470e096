package dev.portcullis.web.identity.token;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonBoolean;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a token says. A claim of another type than the one asked for is one that is absent. Before
 * the signature was checked these are the words of a stranger. Immutable.
 *
 * @param json the payload
 */
public record Claims(JsonObject json) {

  /** The longest text that a claim can have, in {@code char}s. */
  public static final int MAX_TEXT = 1_024;

  public Claims {
    Objects.requireNonNull(json, "json");
  }

  /** A claim that is a text, neither empty nor longer than {@link #MAX_TEXT}. */
  public Optional<String> text(String name) {
    return json.find(name).flatMap(Claims::text);
  }

  /** Whether a claim says true, as a boolean and not as a text. */
  public boolean isTrue(String name) {
    return json.find(name).orElse(null) instanceof JsonBoolean bool && bool.value();
  }

  /**
   * The audience, if there is exactly one. A token for two is one that the other may pass on to us,
   * so it has none that counts.
   */
  public Optional<String> audience() {
    Optional<JsonValue> audience = json.find("aud");
    if (audience.orElse(null) instanceof JsonArray array) {
      List<JsonValue> values = array.values();
      return values.size() == 1 ? text(values.get(0)) : Optional.empty();
    }
    return audience.flatMap(Claims::text);
  }

  /** That there are claims; they may name a person. */
  @Override
  public String toString() {
    return "claims";
  }

  private static Optional<String> text(JsonValue value) {
    return value instanceof JsonString string
            && !string.value().isEmpty()
            && string.value().length() <= MAX_TEXT
        ? Optional.of(string.value())
        : Optional.empty();
  }
}
