package dev.portcullis.testkit.issuer;

import dev.portcullis.json.JsonBoolean;
import dev.portcullis.json.JsonNumber;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.JsonWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A token before it is signed. Immutable.
 *
 * @param header what it says of itself beside {@code alg} and {@code kid}, which the key adds
 * @param claims what it says
 */
public record Draft(Map<String, JsonValue> header, Map<String, JsonValue> claims) {

  public Draft {
    header = Map.copyOf(header);
    claims = Map.copyOf(claims);
  }

  /** What every token of an issuer says: for ten minutes from now. */
  public static Draft of(String issuer, String audience, String subject, Instant now) {
    return new Draft(Map.of("typ", JsonString.of("JWT")), Map.of())
        .with("iss", issuer)
        .with("aud", audience)
        .with("sub", subject)
        .with("iat", now.getEpochSecond())
        .with("exp", now.getEpochSecond() + 600);
  }

  /** The same as Google makes it for an account. */
  public Draft account(String email) {
    return with("email", email).with("email_verified", JsonBoolean.of(true));
  }

  /** The same as GitHub makes it for a job. */
  public Draft gitHubJob(String repositoryId, String ownerId, String ref) {
    return with("repository_id", repositoryId)
        .with("repository_owner_id", ownerId)
        .with("repository", "acme/app")
        .with("ref", ref);
  }

  /** The same with another claim, or one of another value. */
  public Draft with(String claim, JsonValue value) {
    return new Draft(header, replaced(claims, claim, value));
  }

  /** The same with another text. */
  public Draft with(String claim, String value) {
    return with(claim, JsonString.of(value));
  }

  /** The same with another number. */
  public Draft with(String claim, long value) {
    return with(claim, new JsonNumber(Long.toString(value), OptionalInt.empty()));
  }

  /** The same without a claim. */
  public Draft without(String claim) {
    Map<String, JsonValue> fewer = new LinkedHashMap<>(claims);
    fewer.remove(claim);
    return new Draft(header, fewer);
  }

  /** The same with another header. */
  public Draft withHeader(String name, JsonValue value) {
    return new Draft(replaced(header, name, value), claims);
  }

  /** The token, signed by a key that it names, unless its header says otherwise. */
  public String signedBy(SigningKey key) {
    return key.token(headerFor(key), claimsJson());
  }

  /** The header of a token signed by a key. */
  String headerFor(SigningKey key) {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("alg", JsonString.of(key.algorithm()));
    all.put("kid", JsonString.of(key.id()));
    all.putAll(header);
    return JsonWriter.compact(JsonObject.builder().putAll(all).build());
  }

  /** The payload. */
  String claimsJson() {
    return JsonWriter.compact(JsonObject.builder().putAll(claims).build());
  }

  private static Map<String, JsonValue> replaced(
      Map<String, JsonValue> values, String name, JsonValue value) {
    Map<String, JsonValue> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return more;
  }
}
