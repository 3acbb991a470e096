package dev.portcullis.bench;

import com.google.cloud.functions.invoker.runner.Invoker;
import dev.portcullis.deployvalidation.DeployValidationFunction;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.issuer.TestIssuer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A function in Google's invoker from the start of its process to the answer to its first request,
 * beside a function that does nothing, in turns.
 */
final class ColdStart {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 2;

  private final EmulatorProject emulator;
  private final Path invoker;
  private final Path gate;
  private final Path empty;
  private final Path issuers;

  private ColdStart(EmulatorProject emulator, Path gate, Path empty, Path issuers)
      throws URISyntaxException {
    this.emulator = emulator;
    this.issuers = issuers;
    this.invoker =
        Path.of(Invoker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    this.gate = gate;
    this.empty = empty;
  }

  /**
   * Measures.
   *
   * @param deployment the folder of the function that is deployed, which holds one jar
   */
  static List<Series> measure(EmulatorProject emulator, Path deployment, int rounds)
      throws Exception {
    Path empty = Files.createTempDirectory("portcullis-bench");
    try (TestIssuer issuer = TestIssuer.start()) {
      ColdStart cold =
          new ColdStart(
              emulator,
              jar(deployment),
              emptyFunction(empty),
              // A deployed function knows its callers, and is ready once it has the issuer's keys.
              Files.writeString(empty.resolve("issuers.yaml"), issuer.configuration()));
      Class<DeployValidationFunction> function = DeployValidationFunction.class;
      return Turns.take(
          List.of(
              new Turns.Turn(
                  new Series("empty function"),
                  () -> cold.start(cold.empty, EmptyFunction.class, "/ready")),
              new Turns.Turn(
                  new Series("deploy-validation, `/health`: nothing of Firestore"),
                  () -> cold.start(cold.gate, function, "/health")),
              new Turns.Turn(
                  new Series("deploy-validation, `/ready`: client loaded, connected, one read"),
                  () -> cold.start(cold.gate, function, "/ready"))),
          rounds);
    } finally {
      delete(empty);
    }
  }

  private void start(Path classes, Class<?> function, String path) throws Exception {
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            invoker.toString(),
            "--classpath",
            classes.toString(),
            "--target",
            function.getName(),
            "--port",
            Integer.toString(port));
    builder.environment().put("PORTCULLIS_STORE", "firestore:" + emulator.project());
    builder.environment().put("PORTCULLIS_IDENTITY", "tokens");
    builder.environment().put("PORTCULLIS_AUDIENCES", "https://bench.example");
    builder.environment().put("PORTCULLIS_ISSUERS", issuers.toString());
    builder.environment().put("FIRESTORE_EMULATOR_HOST", emulator.host());
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try {
      awaitOk(process, URI.create("http://127.0.0.1:" + port + path));
    } finally {
      process.destroyForcibly();
    }
  }

  private static void awaitOk(Process process, URI uri) throws IOException, InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      try {
        if (connection.getResponseCode() == HttpURLConnection.HTTP_OK) {
          return;
        }
      } catch (ConnectException notYet) {
        Thread.sleep(POLL_MILLIS);
      }
    }
    throw new IllegalStateException("the function did not start: " + uri);
  }

  /** A folder with the one class, so that no library of ours is on its class path. */
  private static Path emptyFunction(Path folder) throws IOException {
    String name = EmptyFunction.class.getName().replace('.', '/') + ".class";
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    try (InputStream bytes = ColdStart.class.getClassLoader().getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IllegalStateException(name + " is not there");
      }
      Files.copy(bytes, file);
    }
    return folder;
  }

  private static Path jar(Path deployment) throws IOException {
    try (Stream<Path> files = Files.list(deployment)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no jar in " + deployment))
          .toAbsolutePath();
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walked = Files.walk(folder)) {
      files = walked.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  /** The invoker cannot tell which port it got, so it cannot be left to choose one. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
