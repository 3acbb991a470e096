package dev.portcullis.local.invoker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.emulator.FirestoreEmulator;
import dev.portcullis.testkit.issuer.TestIssuer;
import dev.portcullis.testkit.requirement.Requires;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each function in Google's invoker, from the jar that is deployed: two seconds each. */
@ExtendWith(FirestoreEmulator.class)
@Timeout(120)
final class FunctionsIT {

  /** The last that the invoker says when it starts. */
  private static final String READY = "URL: http://localhost:";

  private static final String AUDIENCE = "https://gate.example.com";

  @TempDir Path folder;

  private TestIssuer issuer;

  @BeforeEach
  void startIssuer() throws IOException {
    issuer = TestIssuer.start();
  }

  @AfterEach
  void stopIssuer() {
    issuer.close();
  }

  @ParameterizedTest
  @CsvSource({
    "deploy-validation, dev.portcullis.deployvalidation.DeployValidationFunction, decisions",
    "policies, dev.portcullis.policies.PoliciesFunction, policy",
    "attestations, dev.portcullis.attestations.AttestationsFunction, notes",
    "breakglass, dev.portcullis.breakglass.BreakglassFunction, breakglassEvents"
  })
  @Requires("firestore-emulator")
  void function_startsFromItsJar(
      String module, String type, String resource, EmulatorProject emulator) throws Exception {
    int port = Deployed.freePort();
    ProcessBuilder invoker = invoker(module, type, port);
    onFirestore(invoker, emulator.project(), emulator.host());
    Process process = invoker.start();
    try {
      awaitReady(process);
      HttpResponse<String> health = get(port, "/health");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).isEqualTo("{\"status\":\"ok\"}");
      assertThat(get(port, "/ready").statusCode()).isEqualTo(200);
      assertThat(get(port, "/v1/projects/demo/" + resource).statusCode()).isEqualTo(401);
      String token = issuer.account("ada@example.com", AUDIENCE, Instant.now());
      assertThat(
              get(port, "/v1/projects/other/" + resource, "Authorization", "Bearer " + token)
                  .statusCode())
          .isEqualTo(403);
      HttpResponse<String> unknown =
          get(port, "/v1/projects/demo/" + resource, "Authorization", "Bearer " + token);
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(unknown.body()).contains("project demo is not registered here");
    } finally {
      var unused = process.destroyForcibly().waitFor();
    }
  }

  /** The client is made at its first use: loading it takes longer than all else at a cold start. */
  @ParameterizedTest
  @CsvSource({
    "deploy-validation, dev.portcullis.deployvalidation.DeployValidationFunction",
    "policies, dev.portcullis.policies.PoliciesFunction",
    "attestations, dev.portcullis.attestations.AttestationsFunction",
    "breakglass, dev.portcullis.breakglass.BreakglassFunction",
    "audit, dev.portcullis.audit.AuditFunction"
  })
  void function_beforeItsFirstRequest_neitherConnectsNorLoadsTheClient(String module, String type)
      throws Exception {
    int port = Deployed.freePort();
    Path log = folder.resolve("classes");
    ProcessBuilder invoker = invoker(module, type, port, "-Xlog:class+load:file=" + log + ":none");
    try (ServerSocket firestore = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      onFirestore(invoker, "demo-project", "127.0.0.1:" + firestore.getLocalPort());
      Process process = invoker.start();
      try {
        awaitReady(process);
        assertThat(get(port, "/health").statusCode()).isEqualTo(200);

        assertThat(Files.readString(log))
            .contains("dev.portcullis.storage.firestore.FirestoreDocumentStore")
            .doesNotContain(
                "io.grpc.", "com.google.api.gax.", "com.google.firestore.", "org.sqlite");
        firestore.setSoTimeout(1);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(firestore::accept);
      } finally {
        var unused = process.destroyForcibly().waitFor();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"deploy-validation, dev.portcullis.deployvalidation.DeployValidationFunction"})
  void function_onSqlite_saysThatItHasNone(String module, String type) throws Exception {
    ProcessBuilder invoker = invoker(module, type, Deployed.freePort());
    invoker.environment().put("PORTCULLIS_STORE", "sqlite:" + folder.resolve("data"));
    knowing(invoker);

    assertThat(refusal(invoker)).contains("without the module portcullis-storage-sqlite");
  }

  @ParameterizedTest
  @CsvSource({"deploy-validation, dev.portcullis.deployvalidation.DeployValidationFunction"})
  void function_withoutConfiguration_saysAllThatIsMissing(String module, String type)
      throws Exception {
    assertThat(refusal(invoker(module, type, Deployed.freePort())))
        .contains("PORTCULLIS_STORE has to be firestore:PROJECT[/DATABASE]")
        .contains("PORTCULLIS_IDENTITY has to be `tokens`");
  }

  /** What an invoker says that has to end by itself. */
  private static String refusal(ProcessBuilder invoker) throws Exception {
    Process process = invoker.start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isNotZero();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  private void onFirestore(ProcessBuilder invoker, String project, String host) throws IOException {
    invoker.environment().put("PORTCULLIS_STORE", "firestore:" + project);
    knowing(invoker);
    invoker.environment().put("FIRESTORE_EMULATOR_HOST", host);
  }

  private void knowing(ProcessBuilder invoker) throws IOException {
    invoker.environment().put("PORTCULLIS_IDENTITY", "tokens");
    invoker.environment().put("PORTCULLIS_AUDIENCES", AUDIENCE);
    invoker.environment().put("PORTCULLIS_ISSUERS", issuers().toString());
    invoker.environment().put("PORTCULLIS_BINDINGS", bindings().toString());
  }

  private ProcessBuilder invoker(String module, String type, int port, String... flags)
      throws IOException, URISyntaxException {
    return Deployed.function(folder, module, type, port, List.of(), flags)
        .redirectErrorStream(true);
  }

  private Path bindings() throws IOException {
    return Files.writeString(
        folder.resolve("bindings.yaml"),
        """
        bindings:
        - project: demo
          role: roles/portcullis.auditor
          members: ["user:ada@example.com"]
        """);
  }

  private Path issuers() throws IOException {
    return Files.writeString(folder.resolve("issuers.yaml"), issuer.configuration());
  }

  private static void awaitReady(Process process) throws IOException {
    List<String> said = new ArrayList<>();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.contains(READY)) {
        return;
      }
    }
    throw new AssertionError("the invoker ended: " + said);
  }

  private static HttpResponse<String> get(int port, String path, String... headers)
      throws IOException, InterruptedException {
    return Deployed.send(port, "GET", path, "", headers);
  }
}
