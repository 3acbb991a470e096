package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.issuer.TestIssuer;
import dev.portcullis.testkit.storage.CountingStore;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers with tokens and without, against a server whose issuer is on loopback too. */
@Timeout(60)
final class IdentityTest {

  private static final String AUDIENCE = KnownCallers.AUDIENCE;
  private static final String EMAIL = "ci@example.com";
  private static final String TOO_LONG = "more than a token may have";

  private CountingStore store;
  private TestIssuer issuer;
  private TestServer server;
  private Api api;

  @BeforeEach
  void start() throws Exception {
    store = new CountingStore(SqliteDocumentStore.inMemory());
    issuer = TestIssuer.start();
    server =
        TestServer.knowing(
            KnownCallers.accounts(issuer),
            store,
            KnownCallers.binding("demo", "portcullis.deployer", "user:" + EMAIL));
    api = server.api();
    store.reset();
  }

  @AfterEach
  void stop() {
    server.close();
    issuer.close();
  }

  @Test
  void rightToken_isTheAccountInTheRecord() throws IOException {
    Reply decided = validate("Bearer " + issuer.account(EMAIL, AUDIENCE, MutableClock.START));

    assertThat(decided.status()).as(decided.json()).isEqualTo(200);
    assertThat(decided.text("principal")).isEqualTo(EMAIL);
    assertThat(issuer.fetches()).isEqualTo(1);
    assertThat(issuer.strayCalls()).isZero();
  }

  @Test
  void secondToken_fetchesNothing() throws IOException {
    String token = issuer.account(EMAIL, AUDIENCE, MutableClock.START);
    for (int i = 0; i < 3; i++) {
      assertThat(validate("Bearer " + token).status()).isEqualTo(200);
    }

    assertThat(issuer.fetches()).isEqualTo(1);
  }

  /** Bodies and queries that would be 400 too: whoever is nobody is told nothing about them. */
  @ParameterizedTest
  @CsvSource({
    "GET, policy",
    "PUT, policy",
    "GET, settings",
    "PUT, settings",
    "GET, decisions",
    "GET, decisions?unknown=1",
    "GET, decisions/x",
    "POST, deployments:validate",
    "GET, attestors",
    "POST, attestors?attestorId=qa",
    "PUT, attestors/qa",
    "DELETE, attestors/qa",
    "GET, platforms/cloudRun/policies/p",
    "DELETE, platforms/cloudRun/policies/p",
    "GET, notes",
    "POST, notes",
    "DELETE, notes/n",
    "GET, occurrences",
    "POST, occurrences"
  })
  void noToken_isRefusedBeforeTheStoreIsAskedOrTheBodyRead(String method, String path)
      throws IOException {
    Reply reply =
        api.send(
            api.request(Api.PROJECT + "/" + path)
                .header("Content-Type", Api.JSON)
                .method(method, BodyPublishers.ofString("{")));

    assertThat(reply.status()).as(reply.json()).isEqualTo(401);
    assertThat(reply.text("error", "status")).isEqualTo("UNAUTHENTICATED");
    assertThat(reply.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(store.roundTrips()).isZero();
    assertThat(issuer.fetches()).isZero();
  }

  @Test
  void wrongTokens_areRefusedAlike_askNoStoreAndCallNobody() throws IOException {
    Set<String> texts = new HashSet<>();
    for (Map.Entry<String, String> wrong :
        issuer.wrongTokens(AUDIENCE, MutableClock.START).entrySet()) {
      Reply reply = validate("Bearer " + wrong.getValue());

      // The server itself refuses headers of more than 8 KB.
      int expected = wrong.getKey().equals(TOO_LONG) ? 431 : 401;
      assertThat(reply.status()).as(wrong.getKey()).isEqualTo(expected);
      texts.add(reply.text("error", "message"));
    }

    assertThat(texts).as("the usual, the platform's, the server's").hasSize(3);
    assertThat(store.roundTrips()).isZero();
    assertThat(issuer.strayCalls()).isZero();
    assertThat(issuer.fetches()).isEqualTo(1);
  }

  @Test
  void twoAuthorizationHeaders_areRefusedThoughBothAreRight() throws IOException {
    String header = "Bearer " + issuer.account(EMAIL, AUDIENCE, MutableClock.START);
    HttpRequest.Builder request = request(header).header("Authorization", header);

    assertThat(api.send(request).status()).isEqualTo(401);
    assertThat(store.roundTrips()).isZero();
  }

  @Test
  void issuerThatIsDown_is503AndAsksNoStore() throws IOException {
    String token = issuer.account(EMAIL, AUDIENCE, MutableClock.START);
    issuer.close();

    Reply reply = validate("Bearer " + token);

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.headers().firstValue("Retry-After")).contains("30");
    assertThat(store.roundTrips()).isZero();
    assertThat(api.get("/ready").status()).isEqualTo(503);
    assertThat(api.get("/health").status()).isEqualTo(200);
  }

  @Test
  void ready_whenKeysAndStoreAnswer() throws IOException {
    assertThat(api.get("/ready").status()).isEqualTo(200);
    assertThat(issuer.fetches()).isEqualTo(1);
  }

  private Reply validate(String authorization) throws IOException {
    return api.send(request(authorization));
  }

  private HttpRequest.Builder request(String authorization) {
    return api.request(Api.VALIDATE)
        .header("Authorization", authorization)
        .header("Content-Type", Api.YAML)
        .POST(BodyPublishers.ofString(Manifests.service(Manifests.image(1))));
  }
}
