package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.local.server.LocalServer;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.issuer.TestIssuer;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.FailingStore;
import dev.portcullis.web.identity.token.CompactToken;
import dev.portcullis.web.route.Route;
import dev.portcullis.web.telemetry.CurrentTrace;
import dev.portcullis.web.telemetry.JsonLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What must not be repeated is planted wherever a client may put it: in the environment of
 * manifests, in tokens, in API keys, in a private key sent for a public one. Whatever is logged, in
 * either form of the log, or answered then is searched.
 */
final class PlantedSecretsTest {

  private static final String PLANT = "pl4nt3d";

  /** As it stands in JSON. */
  private static final String PEM =
      "-----BEGIN PRIVATE KEY-----\\npl4nt3dpl4nt3dpl4nt3dpl4nt3d\\n-----END PRIVATE KEY-----\\n";

  private static final TestKey KEY = TestKeys.any();
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger TELEMETRY = Logger.getLogger("dev.portcullis.web.telemetry");

  private static final String WITH_SECRETS =
      Manifests.service(Manifests.image(1))
          + """
                  env:
                  - name: PASSWORD
                    value: pl4nt3d-plain
                  - name: TOKEN
                    value: "ghp_pl4nt3d"
          """;

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
  private final StreamHandler readable = new StreamHandler(plain, new SimpleFormatter());
  private final JsonLines lines = new JsonLines(log, new CurrentTrace(), Optional.empty());
  private final List<String> answers = new ArrayList<>();
  private final List<Integer> statuses = new ArrayList<>();
  private Level level = Level.INFO;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start();
    level = TELEMETRY.getLevel();
    TELEMETRY.setLevel(Level.ALL);
    ROOT.addHandler(lines);
    ROOT.addHandler(readable);
  }

  @AfterEach
  void stop() {
    ROOT.removeHandler(lines);
    ROOT.removeHandler(readable);
    TELEMETRY.setLevel(level);
    server.close();
  }

  @Test
  void secrets_areInNoLogLineNoDecisionAndNoError() throws Exception {
    server.api().createAttestor("qa", KEY);
    send("PUT", "/policy", Api.JSON, Resources.requiring("qa"));
    send("POST", "/deployments:validate", Api.YAML, WITH_SECRETS);
    send("POST", "/deployments:validate", Api.YAML, Manifests.validateOnly(WITH_SECRETS));
    send("POST", "/deployments:validate", Api.YAML, Manifests.request("r", WITH_SECRETS));
    send("PUT", "/policy", Api.JSON, Resources.mode("ALWAYS_ALLOW"));
    send("POST", "/deployments:validate", Api.YAML, WITH_SECRETS);
    brokenManifests();
    privateKeys();
    send("GET", "/decisions", Api.JSON, "");
    send("GET", "/policy?key=" + PLANT + "&access_token=" + PLANT, Api.JSON, "");

    assertThat(statuses).contains(200, 400, 403);
    assertThat(text(log))
        .contains("\"audit: UpdatePolicy", "\"decision: DENY", "\"decision: ALLOW");
    assertNoneIsRepeated();
  }

  /** Every method is sent what it does not expect, as if somebody had mixed up two files. */
  @Test
  void secrets_sentToAnyMethod_areInNoLogLineAndNoError() throws Exception {
    List<Route> routes = LocalServer.routes(server.portcullis());
    for (Route route : routes) {
      String path =
          route.template().toString().replace("{project}", "demo").replaceAll("\\{[a-z]+}", "x");
      for (String body : List.of(WITH_SECRETS, PEM, "{\"key\": \"" + PEM + "\"}")) {
        sendTo(path, route.method().name(), body.startsWith("{") ? Api.JSON : Api.YAML, body);
      }
    }

    assertThat(statuses).hasSizeGreaterThan(200).contains(400, 404);
    assertNoneIsRepeated();
  }

  /** What goes wrong behind the edge is logged with its causes. */
  @Test
  void secrets_inRequestsThatFail_areInNoLogLineAndNoError() throws Exception {
    DocumentStore store = SqliteDocumentStore.inMemory();
    server.close();
    server = TestServer.over(FailingStore.from(20, FailingStore.When.BEFORE, store));
    while (!statuses.contains(503)) {
      send("POST", "/deployments:validate", Api.YAML, WITH_SECRETS);
    }
    send("PUT", "/policy", Api.JSON, Resources.mode("ALWAYS_DENY"));

    assertThat(text(log)).contains("could not be answered", "stack_trace");
    assertNoneIsRepeated();
  }

  /** Whoever reads the log could use a token that was refused elsewhere. */
  @Test
  void refusedTokens_leaveAnAuditLineAndAReason_butNotThemselves() throws Exception {
    try (TestIssuer issuer = TestIssuer.start();
        TestServer known =
            TestServer.knowing(KnownCallers.accounts(issuer), SqliteDocumentStore.inMemory())) {
      List<String> tokens = new ArrayList<>();
      tokens.addAll(issuer.wrongTokens(KnownCallers.AUDIENCE, MutableClock.START).values());
      tokens.removeIf(token -> token.length() > CompactToken.MAX_LENGTH);
      tokens.add("eyJ." + PLANT + ".sig");
      String accepted = KnownCallers.authorization(issuer, "eve@example.com");
      for (String token : tokens) {
        Reply reply = known.api().as("Bearer " + token).validate(WITH_SECRETS);
        assertThat(reply.status()).isEqualTo(401);
        answers.add(reply.json());
      }
      answers.add(known.api().as(accepted).validate(WITH_SECRETS).json());
      tokens.add(accepted.substring("Bearer ".length()));

      assertThat(text(log))
          .contains("\"audit: ValidateDeployment projects/demo/deployments UNAUTHENTICATED\"")
          .contains("\"audit: ValidateDeployment projects/demo/deployments PERMISSION_DENIED\"")
          .contains("was refused: ");
      assertThat(logged()).doesNotContain(PLANT);
      List<String> payloads =
          tokens.stream()
              .flatMap(token -> Stream.of(token.split("\\.", -1)))
              .filter(part -> part.length() > 100)
              .toList();
      assertThat(payloads).hasSizeGreaterThan(tokens.size());
      for (String payload : payloads) {
        assertThat(logged()).doesNotContain(payload);
        assertThat(answers).noneMatch(answer -> answer.contains(payload));
      }
    }
  }

  private void brokenManifests() throws IOException {
    for (String[] change :
        new String[][] {
          {"value: pl4nt3d-plain", "value: [pl4nt3d-plain]"},
          {"value: pl4nt3d-plain", "value: {pl4nt3d: pl4nt3d}"},
          {"value: pl4nt3d-plain", "value: !!pl4nt3d x"},
          {"value: pl4nt3d-plain", "value: &pl4nt3d x"},
          {"value: pl4nt3d-plain", "value: *pl4nt3d"},
          {"value: pl4nt3d-plain", "value: \"pl4nt3d"},
          {"value: pl4nt3d-plain", "value: 'pl4nt3d' pl4nt3d"},
          {"value: pl4nt3d-plain", "value: pl4nt3d: pl4nt3d: x"},
          {"value: pl4nt3d-plain", "value: pl4nt3d\n      - pl4nt3d"},
          {"value: pl4nt3d-plain", "value: pl4nt3d\u0007"},
          {"image: ", "image: 7\n        was: "},
          {"kind: Service", "kind: Nothing"},
        }) {
      send("POST", "/deployments:validate", Api.YAML, WITH_SECRETS.replace(change[0], change[1]));
    }
    for (String json :
        List.of("{\"a\":\"pl4nt3d", "{\"a\":pl4nt3d}", "\"pl4nt3d\"", "[\"pl4nt3d\"]")) {
      send("POST", "/deployments:validate", Api.JSON, json);
    }
  }

  private void privateKeys() throws IOException {
    String attestor = Resources.attestor("other", KEY);
    int start = attestor.indexOf("-----BEGIN");
    int end = attestor.indexOf("\"", start);
    send(
        "POST",
        "/attestors?attestorId=other",
        Api.JSON,
        attestor.substring(0, start) + PEM + attestor.substring(end));
  }

  private void send(String method, String path, String type, String body) throws IOException {
    sendTo(Api.PROJECT + path, method, type, body);
  }

  private void sendTo(String path, String method, String type, String body) throws IOException {
    Reply reply =
        server
            .api()
            .send(
                server
                    .api()
                    .request(path)
                    .header("Content-Type", type)
                    .header("Authorization", "Bearer eyJ." + PLANT + ".sig")
                    .header("X-Goog-Api-Key", PLANT)
                    .header("Cookie", PLANT)
                    .method(method, BodyPublishers.ofString(body)));
    statuses.add(reply.status());
    answers.add(reply.json());
  }

  private void assertNoneIsRepeated() {
    assertThat(logged()).as("the log").isNotEmpty().doesNotContain(PLANT);
    // The one answer that is made of the manifest gives it back to whoever sent it.
    assertThat(answers)
        .allSatisfy(answer -> assertThat(withoutPinnedWorkload(answer)).doesNotContain(PLANT));
  }

  /** Both forms of it. */
  private String logged() {
    readable.flush();
    assertThat(text(plain)).isNotEmpty();
    return text(log) + text(plain);
  }

  private static String withoutPinnedWorkload(String answer) {
    int start = answer.indexOf("\"pinnedWorkload\"");
    return start < 0 ? answer : answer.substring(0, start);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
