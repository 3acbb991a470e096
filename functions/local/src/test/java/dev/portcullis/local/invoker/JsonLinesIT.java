package dev.portcullis.local.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.issuer.TestIssuer;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a deployed function prints, in Google's invoker, where the platform says that it is
 * deployed. Its data is in SQLite, which is put beside its jar: an emulator it would refuse.
 */
@Timeout(120)
final class JsonLinesIT {

  private static final String AUDIENCE = "https://gate.example.com";
  private static final String LABELS = "logging.googleapis.com/labels";
  private static final String TRACE = "logging.googleapis.com/trace";

  @TempDir Path folder;

  private final List<String> traces = new ArrayList<>();
  private TestIssuer issuer;
  private int port;

  @Test
  void function_whereItIsDeployed_printsOneObjectPerLine() throws Exception {
    try (TestIssuer started = TestIssuer.start()) {
      issuer = started;
      List<JsonObject> policies =
          printed("policies", "dev.portcullis.policies.PoliciesFunction", this::managePolicies);
      List<JsonObject> gate =
          printed(
              "deploy-validation",
              "dev.portcullis.deployvalidation.DeployValidationFunction",
              this::deploy);

      // Every write and every denied call, once; reading leaves nothing.
      assertThat(policies)
          .extracting(line -> label(line, "event") + " " + label(line, "status"))
          .containsExactly("audit OK", "audit PERMISSION_DENIED", "audit UNAUTHENTICATED");
      assertThat(gate)
          .extracting(line -> label(line, "event") + " " + label(line, "status"))
          .containsExactly("decision ", "audit PERMISSION_DENIED", "audit UNAUTHENTICATED");
      assertThat(Stream.concat(policies.stream(), gate.stream()))
          .extracting(line -> text(line, TRACE))
          .containsExactlyElementsOf(traces);
      assertThat(labels(gate.get(0)).fields().keySet())
          .containsExactlyInAnyOrder(
              "event", "verdict", "basis", "kind", "dryRun", "standing", "project", "policy");
      assertThat(labels(gate.get(0)).fields().values())
          .allSatisfy(value -> assertThat(((JsonString) value).value()).hasSizeLessThan(260));
    }
  }

  private void managePolicies() throws Exception {
    assertThat(call("PUT", "settings", "{}", "root@example.com")).isEqualTo(200);
    untraced(call("GET", "policy", "", "root@example.com"), 200);
    assertThat(call("PUT", "policy", "{}", "eve@example.com")).isEqualTo(403);
    assertThat(call("GET", "policy", "", "")).isEqualTo(401);
  }

  private void deploy() throws Exception {
    String manifest = Manifests.service(Manifests.image(1));
    assertThat(call("POST", "deployments:validate", manifest, "root@example.com")).isEqualTo(200);
    untraced(call("GET", "decisions", "", "root@example.com"), 200);
    assertThat(call("POST", "deployments:validate", manifest, "eve@example.com")).isEqualTo(403);
    assertThat(call("POST", "deployments:validate", manifest, "")).isEqualTo(401);
  }

  /** This last call is expected to leave no line. */
  private void untraced(int status, int expected) {
    assertThat(status).isEqualTo(expected);
    traces.remove(traces.size() - 1);
  }

  /** The status of a call in a trace of its own. */
  private int call(String method, String path, String body, String email) throws Exception {
    String trace = String.format("%032x", 0xabc000 + traces.size() + 100 * port);
    traces.add("projects/my-cloud/traces/" + trace);
    List<String> headers = new ArrayList<>();
    headers.addAll(List.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
    headers.addAll(List.of("Content-Type", "application/yaml"));
    if (!email.isEmpty()) {
      headers.add("Authorization");
      headers.add("Bearer " + issuer.account(email, AUDIENCE, Instant.now()));
    }
    return Deployed.send(
            port, method, "/v1/projects/demo/" + path, body, headers.toArray(String[]::new))
        .statusCode();
  }

  @FunctionalInterface
  private interface Calls {
    void make() throws Exception;
  }

  /** What a function has printed with labels, when these calls were made and it was stopped. */
  private List<JsonObject> printed(String module, String type, Calls calls) throws Exception {
    port = Deployed.freePort();
    Path output = folder.resolve(module + ".out");
    Path errors = folder.resolve(module + ".err");
    ProcessBuilder builder =
        Deployed.function(folder, module, type, port, sqlite())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    configure(builder.environment());
    Process process = builder.start();
    try {
      awaitHealth(process, errors);
      calls.make();
    } finally {
      var unused = process.destroyForcibly().waitFor();
    }
    List<JsonObject> lines = new ArrayList<>();
    for (String line : Files.readAllLines(output)) {
      JsonObject object = parsed(line);
      assertThat(text(object, "severity")).isIn("DEBUG", "INFO", "WARNING", "ERROR");
      assertThat(text(object, "message")).isNotEmpty();
      if (object.find(LABELS).isPresent()) {
        lines.add(object);
      }
    }
    return lines;
  }

  private void configure(Map<String, String> environment) throws IOException {
    environment.put("K_SERVICE", "gate");
    environment.put("GOOGLE_CLOUD_PROJECT", "my-cloud");
    environment.put("PORTCULLIS_STORE", "sqlite:" + folder.resolve("data"));
    environment.put("PORTCULLIS_IDENTITY", "tokens");
    environment.put("PORTCULLIS_AUDIENCES", AUDIENCE);
    Path issuers = Files.writeString(folder.resolve("issuers.yaml"), issuer.configuration());
    Path bindings =
        Files.writeString(
            folder.resolve("bindings.yaml"),
            "bindings: [{project: demo, role: roles/portcullis.admin,"
                + " members: ['user:root@example.com']}]");
    environment.put("PORTCULLIS_ISSUERS", issuers.toString());
    environment.put("PORTCULLIS_BINDINGS", bindings.toString());
  }

  /** Deployed, the invoker says nothing when it is ready. */
  private void awaitHealth(Process process, Path errors) throws Exception {
    while (true) {
      try {
        assertThat(Deployed.send(port, "GET", "/health", "").statusCode()).isEqualTo(200);
        return;
      } catch (ConnectException notYet) {
        assertThat(process.isAlive()).as(Files.readString(errors)).isTrue();
        Thread.sleep(50);
      }
    }
  }

  /** What a deployed function does not have, from the class path of this test. */
  private static List<String> sqlite() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.contains("storage-sqlite") || entry.contains("sqlite-jdbc"))
        .toList();
  }

  private static JsonObject parsed(String line) {
    try {
      return (JsonObject) JsonText.parse(line.getBytes(StandardCharsets.UTF_8), Limits.REQUEST);
    } catch (InvalidInputException e) {
      throw new AssertionError("no JSON: " + line, e);
    }
  }

  private static JsonObject labels(JsonObject line) {
    return (JsonObject) line.find(LABELS).orElseThrow();
  }

  private static String label(JsonObject line, String name) {
    return text(labels(line), name);
  }

  private static String text(JsonObject object, String field) {
    return object.find(field).map(JsonLinesIT::text).orElse("");
  }

  private static String text(JsonValue value) {
    return ((JsonString) value).value();
  }
}
