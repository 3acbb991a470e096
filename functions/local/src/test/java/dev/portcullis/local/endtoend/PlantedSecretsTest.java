package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.issuer.TestIssuer;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.web.identity.token.CompactToken;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What must not be repeated is planted wherever a client may put it: in the environment of
 * manifests, in tokens, in API keys, in a private key sent for a public one. Whatever is logged or
 * answered then is searched.
 */
final class PlantedSecretsTest {

  private static final String PLANT = "pl4nt3d";
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
  }

  @AfterEach
  void stop() {
    ROOT.removeHandler(lines);
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
    assertThat(text(log)).as("the log").doesNotContain(PLANT);
    // The one answer that is made of the manifest gives it back to whoever sent it.
    assertThat(answers)
        .allSatisfy(answer -> assertThat(withoutPinnedWorkload(answer)).doesNotContain(PLANT));
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
          .contains("was refused: ")
          .doesNotContain(PLANT);
      List<String> payloads =
          tokens.stream()
              .flatMap(token -> Stream.of(token.split("\\.", -1)))
              .filter(part -> part.length() > 100)
              .toList();
      assertThat(payloads).hasSizeGreaterThan(tokens.size());
      for (String payload : payloads) {
        assertThat(text(log)).doesNotContain(payload);
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
    String pem =
        "-----BEGIN PRIVATE KEY-----\\npl4nt3dpl4nt3dpl4nt3dpl4nt3d\\n-----END PRIVATE KEY-----\\n";
    String attestor = Resources.attestor("other", KEY);
    int start = attestor.indexOf("-----BEGIN");
    int end = attestor.indexOf("\"", start);
    send(
        "POST",
        "/attestors?attestorId=other",
        Api.JSON,
        attestor.substring(0, start) + pem + attestor.substring(end));
  }

  private void send(String method, String path, String type, String body) throws IOException {
    Reply reply =
        server
            .api()
            .send(
                server
                    .api()
                    .request(Api.PROJECT + path)
                    .header("Content-Type", type)
                    .header("Authorization", "Bearer eyJ." + PLANT + ".sig")
                    .header("X-Goog-Api-Key", PLANT)
                    .header("Cookie", PLANT)
                    .method(method, BodyPublishers.ofString(body)));
    statuses.add(reply.status());
    answers.add(reply.json());
  }

  private static String withoutPinnedWorkload(String answer) {
    int start = answer.indexOf("\"pinnedWorkload\"");
    return start < 0 ? answer : answer.substring(0, start);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
