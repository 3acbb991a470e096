package dev.portcullis.testkit.issuer;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonBoolean;
import dev.portcullis.json.JsonNumber;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that nobody may accept, each wrong in one way, by what is wrong with it. Everything else
 * about each is right.
 */
public final class WrongTokens {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Map<String, String> tokens = new LinkedHashMap<>();
  private final Draft good;
  private final SigningKey rsa;
  private final SigningKey p256;
  private final SigningKey stranger;
  private final long now;
  private final String canary;

  private WrongTokens(Draft good, SigningKey rsa, SigningKey p256, String canary, Instant now) {
    this.good = good;
    this.rsa = rsa;
    this.p256 = p256;
    this.stranger = SigningKey.rsa("stranger", 7);
    this.now = now.getEpochSecond();
    this.canary = canary;
  }

  /**
   * All of them.
   *
   * @param good what is accepted from an account when either key has signed it, by an issuer that
   *     vouches for the emails of its domain only
   * @param canary an address that a token asks the server to call
   * @param now the server's time
   */
  public static Map<String, String> of(
      Draft good, SigningKey rsa, SigningKey p256, String canary, Instant now) {
    WrongTokens wrong = new WrongTokens(good, rsa, p256, canary, now);
    wrong.claims();
    wrong.times();
    wrong.accounts();
    wrong.algorithms();
    wrong.keys();
    wrong.signatures();
    wrong.forms();
    return Map.copyOf(wrong.tokens);
  }

  private void claims() {
    add("another audience", good.with("aud", "https://other.example.com"));
    add("an audience that goes on", good.with("aud", audience() + "/"));
    add("an audience in capitals", good.with("aud", audience().toUpperCase(Locale.ROOT)));
    add("two audiences", good.with("aud", JsonArray.ofStrings(List.of(audience(), "x"))));
    add(
        "the audience twice",
        good.with("aud", JsonArray.ofStrings(List.of(audience(), audience()))));
    add("an audience of no elements", good.with("aud", JsonArray.of()));
    add("an audience that is a number", good.with("aud", 1));
    add("no audience", good.without("aud"));
    add("another issuer", good.with("iss", "https://evil.example.com"));
    add("an issuer that goes on", good.with("iss", issuer() + "/"));
    add("an issuer that is a list", good.with("iss", JsonArray.of(JsonString.of(issuer()))));
    add("no issuer", good.without("iss"));
    add("an issuer that is an address to call", good.with("iss", canary));
  }

  private void times() {
    add("expired", good.with("exp", now - 60));
    add("no expiry", good.without("exp"));
    add("an expiry that is a text", good.with("exp", Long.toString(now + 600)));
    add("an expiry beyond all numbers", good.with("exp", number("1e999")));
    add("a negative expiry", good.with("exp", -1));
    add("not yet begun", good.with("nbf", now + 61));
    add("a beginning that is a text", good.with("nbf", Long.toString(now)));
    add("made in the future", good.with("iat", now + 61));
    add("made nobody knows when", good.without("iat"));
  }

  private void accounts() {
    add("an email that is not verified", good.with("email_verified", JsonBoolean.of(false)));
    add("an email verified in words", good.with("email_verified", "true"));
    add("nothing on whether its email is verified", good.without("email_verified"));
    add("no email", good.without("email"));
    add("an email of two lines", good.with("email", "a@example.com\nroot@example.com"));
    add("an email of another domain", good.with("email", "ada@other.example.net"));
    add("an email of a domain below", good.with("email", "ada@below." + domain()));
    add("an email of a domain that goes on", good.with("email", "ada@" + domain() + ".evil.com"));
    add("an email of two domains", good.with("email", "ada@evil.com@" + domain()));
    add("an email of a service account", good.with("email", "ci@p.iam.gserviceaccount.com"));
    add("no subject", good.without("sub"));
    add("a subject that is a number", good.with("sub", 5));
    add("an empty subject", good.with("sub", ""));
  }

  private void algorithms() {
    Draft none = good.withHeader("alg", JsonString.of("none"));
    add("alg none, signed", none);
    tokens.put("alg none, not signed", unsigned(none) + ".");
    tokens.put("alg none, with a signature of nothing", unsigned(none) + ".AA");
    add("alg None", good.withHeader("alg", JsonString.of("None")));
    add("no alg", good.withHeader("alg", JsonString.of("")));
    add("an alg that is a list", good.withHeader("alg", JsonArray.of(JsonString.of("RS256"))));
    for (String alg :
        new String[] {"RS384", "RS512", "PS256", "ES384", "EdDSA", "HS256", "rs256"}) {
      add("alg " + alg, good.withHeader("alg", JsonString.of(alg)));
    }
    Draft mac = good.withHeader("alg", JsonString.of("HS256"));
    tokens.put("a MAC by the public key's DER", mac(mac, rsa.pair().getPublic().getEncoded()));
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(rsa.pair().getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    tokens.put("a MAC by the public key's PEM", mac(mac, pem.getBytes(StandardCharsets.US_ASCII)));
    tokens.put("a MAC by nothing", mac(mac, new byte[1]));
    tokens.put(
        "ES256 said, signed by the RSA key",
        good.withHeader("alg", JsonString.of("ES256")).signedBy(rsa));
    tokens.put(
        "RS256 said, signed by the curve's key",
        good.withHeader("alg", JsonString.of("RS256")).signedBy(p256));
  }

  private void keys() {
    add("no key id", good.withHeader("kid", JsonString.of("")));
    add("a key id that is a number", good.withHeader("kid", number("1")));
    add("an unknown key id", good.withHeader("kid", JsonString.of("unknown")));
    add("a key id that is a path", good.withHeader("kid", JsonString.of("../../dev/null")));
    add("a key id that is a query", good.withHeader("kid", JsonString.of("x' OR '1'='1")));
    add("a key id that is an address", good.withHeader("kid", JsonString.of(canary)));
    add("the id of the other key", good.withHeader("kid", JsonString.of(p256.id())));
    tokens.put("a stranger's key", good.signedBy(stranger));
    Draft named = good.withHeader("kid", JsonString.of(rsa.id()));
    tokens.put("a stranger's key under our id", named.signedBy(stranger));
    JsonValue jwk = stranger.jwk();
    tokens.put("a key that it brings", named.withHeader("jwk", jwk).signedBy(stranger));
    tokens.put(
        "a key set that it names",
        named.withHeader("jku", JsonString.of(canary)).signedBy(stranger));
    tokens.put(
        "a certificate that it names",
        named.withHeader("x5u", JsonString.of(canary)).signedBy(stranger));
    tokens.put(
        "a key set that it names alone",
        good.withHeader("jku", JsonString.of(canary)).signedBy(stranger));
    add("a critical header", good.withHeader("crit", JsonArray.of(JsonString.of("exp"))));
    add(
        "a payload that is not encoded",
        good.withHeader("crit", JsonArray.of(JsonString.of("b64"))));
    add("an access token", good.withHeader("typ", JsonString.of("at+jwt")));
    add("a type that is a number", good.withHeader("typ", number("1")));
  }

  private void signatures() {
    String right = good.signedBy(rsa);
    String signature = right.substring(right.lastIndexOf('.') + 1);
    String unsigned = right.substring(0, right.lastIndexOf('.'));
    byte[] bytes = Base64.getUrlDecoder().decode(signature);
    bytes[0] ^= 1;
    tokens.put("a bit of the signature turned", unsigned + "." + BASE64.encodeToString(bytes));
    tokens.put("no signature", unsigned + ".");
    tokens.put("half a signature", unsigned + "." + signature.substring(0, signature.length() / 2));
    tokens.put("a signature of zeros", unsigned + "." + BASE64.encodeToString(new byte[256]));
    tokens.put("a signature that goes on", unsigned + "." + signature + "AAAA");
    tokens.put("a signature removed by the platform", unsigned + ".SIGNATURE_REMOVED_BY_GOOGLE");
    tokens.put(
        "another's claims under the signature",
        unsigned(good.with("email", "boss@example.com")) + "." + signature);
    String curve = good.signedBy(p256);
    String signed = curve.substring(0, curve.lastIndexOf('.'));
    // CVE-2022-21449: a JDK took this for a signature of anything.
    tokens.put("r and s of zero", signed + "." + BASE64.encodeToString(new byte[64]));
    tokens.put(
        "a signature in DER",
        signed + "." + BASE64.encodeToString(p256.sign(signed, "SHA256withECDSA")));
  }

  private void forms() {
    String right = good.signedBy(rsa);
    String header = good.headerFor(rsa);
    String claims = good.claimsJson();
    tokens.put("two issuers", rsa.token(header, twice(claims, "iss", "https://evil.example.com")));
    tokens.put("two emails", rsa.token(header, twice(claims, "email", "boss@example.com")));
    tokens.put("two algs", rsa.token(twice(header, "alg", "none"), claims));
    tokens.put("a payload that is a list", rsa.token(header, "[" + claims + "]"));
    tokens.put("a payload that is no JSON", rsa.token(header, "hello"));
    tokens.put("a payload with more behind it", rsa.token(header, claims + "{}"));
    tokens.put("a header that is a list", rsa.token("[" + header + "]", claims));
    tokens.put("a deep payload", rsa.token(header, "[".repeat(5_000)));
    tokens.put("padding", right + "=");
    tokens.put("two parts", right.substring(0, right.lastIndexOf('.')));
    tokens.put("four parts", right + "." + right.substring(right.lastIndexOf('.') + 1));
    tokens.put("five parts, as if encrypted", right + ".AA.AA");
    tokens.put("a space in it", right.substring(0, 20) + " " + right.substring(20));
    tokens.put("another after a comma", right + "," + right);
    tokens.put("nothing but dots", "..");
    tokens.put("no token but a word", "token");
    tokens.put("an access token of Google's", "ya29.a0AfH6SMBx");
    add("more than a token may have", good.with("padding", "x".repeat(6_500)));
  }

  private void add(String name, Draft draft) {
    tokens.put(name, draft.signedBy(rsa));
  }

  private String unsigned(Draft draft) {
    return SigningKey.encode(draft.headerFor(rsa)) + "." + SigningKey.encode(draft.claimsJson());
  }

  private String mac(Draft draft, byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] tag = mac.doFinal(unsigned(draft).getBytes(StandardCharsets.US_ASCII));
      return unsigned(draft) + "." + BASE64.encodeToString(tag);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no HMAC", e);
    }
  }

  private static String twice(String object, String name, String value) {
    return "{\"" + name + "\":\"" + value + "\"," + object.substring(1);
  }

  private static JsonNumber number(String literal) {
    return new JsonNumber(literal, OptionalInt.empty());
  }

  private String domain() {
    String email = text("email");
    return email.substring(email.indexOf('@') + 1);
  }

  private String audience() {
    return text("aud");
  }

  private String issuer() {
    return text("iss");
  }

  private String text(String claim) {
    return good.claims().get(claim) instanceof JsonString string ? string.value() : "";
  }
}
