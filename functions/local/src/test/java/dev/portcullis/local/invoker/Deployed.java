package dev.portcullis.local.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.functions.invoker.runner.Invoker;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A function as it is deployed: its jar, in Google's invoker, in a process of its own. */
final class Deployed {

  private static final Path FUNCTIONS = Path.of("").toAbsolutePath().getParent();

  private Deployed() {}

  /**
   * A process that is not started yet, and in whose environment nothing of ours is set.
   *
   * @param more what it has on its class path beside its jar
   */
  static ProcessBuilder function(
      Path folder, String module, String type, int port, List<String> more, String... flags)
      throws IOException, URISyntaxException {
    Path invoker =
        Path.of(Invoker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> classPath = new ArrayList<>();
    classPath.add(jar(module).toString());
    classPath.addAll(more);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(List.of(flags));
    command.addAll(List.of("-jar", invoker.toString()));
    command.addAll(List.of("--classpath", String.join(File.pathSeparator, classPath)));
    command.addAll(List.of("--target", type, "--port", Integer.toString(port)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("PORTCULLIS_.*|FIRESTORE_EMULATOR_HOST|K_SERVICE"));
    return builder.directory(folder.toFile());
  }

  /** The answer to a request of names and values of headers, with a body unless that is empty. */
  static HttpResponse<String> send(
      int port, String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  /** The invoker cannot tell which port it got, so it cannot be left to choose one. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
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
}
