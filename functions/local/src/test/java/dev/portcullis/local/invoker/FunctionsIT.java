package dev.portcullis.local.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.functions.invoker.runner.Invoker;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each function in Google's invoker, from the jar that is deployed: two seconds each. */
@Timeout(120)
final class FunctionsIT {

  private static final Path FUNCTIONS = Path.of("").toAbsolutePath().getParent();

  /** The last that the invoker says when it starts. */
  private static final String READY = "URL: http://localhost:";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "deploy-validation, dev.portcullis.deployvalidation.DeployValidationFunction, decisions",
    "policies, dev.portcullis.policies.PoliciesFunction, policy",
    "attestations, dev.portcullis.attestations.AttestationsFunction, notes"
  })
  void function_startsFromItsJar(String module, String type, String resource) throws Exception {
    int port = freePort();
    ProcessBuilder invoker = invoker(module, type, port);
    invoker.environment().put("PORTCULLIS_STORE", "sqlite:" + folder.resolve("data"));
    invoker.environment().put("PORTCULLIS_IDENTITY", "none");
    Process process = invoker.start();
    try {
      awaitReady(process);
      HttpResponse<String> health = get(port, "/health");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).isEqualTo("{\"status\":\"ok\"}");
      assertThat(get(port, "/ready").statusCode()).isEqualTo(200);
      HttpResponse<String> unknown = get(port, "/v1/projects/demo/" + resource);
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(unknown.body()).contains("project demo is not registered here");
    } finally {
      var unused = process.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @CsvSource({"deploy-validation, dev.portcullis.deployvalidation.DeployValidationFunction"})
  void function_withoutConfiguration_saysAllThatIsMissing(String module, String type)
      throws Exception {
    Process process = invoker(module, type, freePort()).start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isNotZero();
      assertThat(output)
          .contains("PORTCULLIS_STORE has to be sqlite:DIRECTORY")
          .contains("PORTCULLIS_IDENTITY has to be `none`");
    } finally {
      process.destroyForcibly();
    }
  }

  private ProcessBuilder invoker(String module, String type, int port)
      throws IOException, URISyntaxException {
    Path invoker =
        Path.of(Invoker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-jar",
                invoker.toString(),
                "--classpath",
                jar(module).toString(),
                "--target",
                type,
                "--port",
                Integer.toString(port)));
    builder.environment().keySet().removeIf(name -> name.startsWith("PORTCULLIS_"));
    return builder.directory(folder.toFile()).redirectErrorStream(true);
  }

  /** The folder that is deployed holds one jar; the others are in a folder below. */
  private static Path jar(String module) throws IOException {
    Path deployment = FUNCTIONS.resolve(module).resolve("target/deployment");
    try (Stream<Path> files = Files.list(deployment)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
      assertThat(jars).hasSize(1);
      return jars.get(0);
    }
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

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /** The invoker cannot tell which port it got, so it cannot be left to choose one. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
