package dev.portcullis.web.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonString;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.issuer.Draft;
import dev.portcullis.testkit.issuer.SigningKey;
import dev.portcullis.testkit.issuer.TestIssuer;
import dev.portcullis.testkit.issuer.WrongTokens;
import dev.portcullis.web.error.ApiError;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.error.UnavailableException;
import dev.portcullis.web.identity.issuer.ClaimMapping;
import dev.portcullis.web.identity.issuer.Issuer;
import dev.portcullis.web.identity.key.CountingKeySource;
import dev.portcullis.web.identity.key.IssuerKeys;
import dev.portcullis.web.memory.InMemoryRequest;
import dev.portcullis.web.memory.LogCapture;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenIdentityTest {

  private static final String NAME = "https://issuer.example.com";
  private static final String AUDIENCE = "https://gate.example.com";
  private static final String EMAIL = "Ada@example.com";
  private static final URI KEYS = URI.create("https://issuer.example.com/keys");
  private static final SigningKey RSA = SigningKey.rsa("rsa-1", 0);
  private static final SigningKey P256 = SigningKey.p256("p256-1", 0);
  private static final Draft GOOD =
      Draft.of(NAME, AUDIENCE, "1", MutableClock.START).account(EMAIL);
  private static final Map<String, String> WRONG =
      WrongTokens.of(GOOD, RSA, P256, "https://canary.example.com/", MutableClock.START);

  private final MutableClock clock = new MutableClock();
  private final CountingKeySource source = CountingKeySource.of(TestIssuer.keySet(RSA, P256));
  private final TokenIdentity identity =
      new TokenIdentity(List.of(issuer("accounts")), source, clock);

  private final LogCapture log = LogCapture.of(IssuerKeys.class);

  @AfterEach
  void stopCapturing() {
    log.close();
  }

  static Stream<String> wrongTokens() {
    return WRONG.keySet().stream().sorted();
  }

  @Test
  void identify_tokenOfEitherKey_isTheAccount() throws Exception {
    for (SigningKey key : List.of(RSA, P256)) {
      Principal principal = identify(GOOD.signedBy(key));

      assertThat(principal)
          .isEqualTo(
              new Principal(
                  Principal.Kind.USER,
                  "accounts:1",
                  EMAIL,
                  Set.of("user:ada@example.com", "principal://portcullis.dev/accounts/subject/1")));
    }
    assertThat(source.locations()).containsExactly(KEYS);
  }

  @ParameterizedTest
  @MethodSource("wrongTokens")
  void identify_wrongToken_is401AndCallsNobody(String name) {
    ApiException refused = refusal("Bearer " + WRONG.get(name));

    assertThat(refused.error().httpStatus()).as(name).isEqualTo(401);
    assertThat(refused.error().headers())
        .containsEntry("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    if (!name.equals("a signature removed by the platform")) {
      assertThat(refused.error().message())
          .isEqualTo(
              "the token is not accepted; the server's log has the reason under the id in the"
                  + " x-request-id header");
      assertThat(refused.logged()).isPresent();
    }
    // Whatever the token says, only the address of the configuration is asked, and once.
    assertThat(source.locations()).isSubsetOf(KEYS).hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("wrongTokens")
  void identify_wrongToken_leavesNothingOfItInTheLog(String name) {
    String token = String.valueOf(WRONG.get(name));
    String signature = token.substring(token.lastIndexOf('.') + 1);
    String reason = refusal("Bearer " + token).logged().orElse("");

    assertThat(reason.length()).isLessThan(400);
    assertThat(reason.lines().count()).isLessThanOrEqualTo(1);
    if (signature.length() > 20) {
      assertThat(reason).doesNotContain(signature.substring(0, 20));
    }
  }

  @Test
  void identify_wrongTokensOneAfterTheOther_askTheIssuerOnce() {
    for (String token : WRONG.values()) {
      assertThat(refusal("Bearer " + token).error().httpStatus()).isEqualTo(401);
    }

    assertThat(source.locations()).containsExactly(KEYS);
  }

  /** What is remembered of the right token lets none of them in. */
  @Test
  void identify_wrongTokensAfterTheRightOne_areRefusedAllTheSame() throws Exception {
    for (SigningKey key : List.of(RSA, P256)) {
      assertThat(identify(GOOD.signedBy(key)).subject()).isEqualTo("accounts:1");
    }
    for (String token : WRONG.values()) {
      assertThat(refusal("Bearer " + token).error().httpStatus()).isEqualTo(401);
    }
  }

  @Test
  void identify_tokenOfTenMegabytes_is401UnreadAndUnasked() {
    assertThat(refusal("Bearer " + "A".repeat(10 << 20)).logged())
        .contains("the token is longer than 8192 characters");
    assertThat(source.locations()).isEmpty();
  }

  @Test
  void identify_noToken_saysHowToSendOne() {
    ApiError error = refusalOf(InMemoryRequest.of("GET", "/")).error();

    assertThat(error.httpStatus()).isEqualTo(401);
    assertThat(error.headers()).containsEntry("WWW-Authenticate", "Bearer");
    assertThat(error.message()).contains("Authorization: Bearer TOKEN");
  }

  @Test
  void identify_signatureRemovedByThePlatform_saysWhatToSend() {
    String token = GOOD.signedBy(RSA);
    String stripped = token.substring(0, token.lastIndexOf('.')) + ".SIGNATURE_REMOVED_BY_GOOGLE";

    assertThat(refusal("Bearer " + stripped).error().message())
        .contains("X-Serverless-Authorization for the platform and Authorization for this server");
  }

  @Test
  void identify_headerOfThePlatform_isNotRead() {
    InMemoryRequest request =
        InMemoryRequest.of("GET", "/")
            .withHeader("X-Serverless-Authorization", "Bearer " + GOOD.signedBy(RSA))
            .withHeader("X-Goog-Authenticated-User-Email", EMAIL);

    assertThat(refusalOf(request).error().httpStatus()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER "})
  void identify_schemeInAnyCase_isTaken(String scheme) throws Exception {
    Principal principal =
        identity.identify(
            InMemoryRequest.of("GET", "/")
                .withHeader("authorization", scheme + GOOD.signedBy(RSA)));

    assertThat(principal.subject()).isEqualTo("accounts:1");
  }

  @Test
  void identify_clocksThatDifferByUpToAMinute_areBorne() throws Exception {
    long now = MutableClock.START.getEpochSecond();
    for (Draft draft :
        List.of(
            GOOD.with("exp", now - 59), GOOD.with("nbf", now + 60), GOOD.with("iat", now + 60))) {
      assertThat(identify(draft.signedBy(RSA)).subject()).isEqualTo("accounts:1");
    }
  }

  @Test
  void identify_oneAudienceInAList_isTheAudience() throws Exception {
    Draft listed = GOOD.with("aud", JsonArray.of(JsonString.of(AUDIENCE)));

    assertThat(identify(listed.signedBy(RSA)).subject()).isEqualTo("accounts:1");
  }

  @Test
  void identify_tokenOfOneIssuerByTheKeyOfAnother_isRefused() {
    String other = "https://other.example.com";
    Issuer second =
        new Issuer(
            "other",
            Set.of(other),
            URI.create(other + "/keys"),
            Set.of(AUDIENCE),
            Map.of(),
            new ClaimMapping.Accounts(Set.of("example.com")));
    SigningKey theirs = SigningKey.rsa("theirs", 1);
    CountingKeySource both =
        CountingKeySource.of(
            Map.of(KEYS, TestIssuer.keySet(RSA), second.keys(), TestIssuer.keySet(theirs)));
    TokenIdentity two = new TokenIdentity(List.of(issuer("accounts"), second), both, clock);

    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> two.identify(bearer(GOOD.signedBy(theirs))))
        .satisfies(
            refused -> assertThat(refused.logged()).contains("the issuer has no key `theirs`"));
    assertThat(both.locations()).containsExactly(KEYS);
  }

  @Test
  void identify_keysThatCannotBeHad_is503AndNobodyIsLetIn() {
    source.fail();

    ApiError error = refusal("Bearer " + GOOD.signedBy(RSA)).error();

    assertThat(error.httpStatus()).isEqualTo(503);
    assertThat(error.headers()).containsEntry("Retry-After", "30");
  }

  @Test
  void requireKeys_asksOnceAndThenKnows() {
    source.fail();
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(identity::requireKeys);
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(identity::requireKeys);
    assertThat(source.locations()).hasSize(1);

    source.recover();
    clock.advance(Duration.ofSeconds(30));
    identity.requireKeys();
    identity.requireKeys();
    assertThat(source.locations()).hasSize(2);
  }

  @Test
  void construct_issuersThatCannotBeToldApart_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TokenIdentity(List.of(), source, clock));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TokenIdentity(List.of(issuer("a"), issuer("b")), source, clock));
  }

  private Principal identify(String token) throws ApiException {
    return identity.identify(bearer(token));
  }

  private ApiException refusal(String header) {
    return refusalOf(InMemoryRequest.of("GET", "/").withHeader("Authorization", header));
  }

  private ApiException refusalOf(InMemoryRequest request) {
    try {
      Principal known = identity.identify(request);
      throw new AssertionError("let in: " + known);
    } catch (ApiException e) {
      return e;
    }
  }

  private static InMemoryRequest bearer(String token) {
    return InMemoryRequest.of("GET", "/").withHeader("Authorization", "Bearer " + token);
  }

  private static Issuer issuer(String id) {
    return new Issuer(
        id,
        Set.of(NAME),
        KEYS,
        Set.of(AUDIENCE),
        Map.of(),
        new ClaimMapping.Accounts(Set.of("example.com")));
  }
}
