package dev.portcullis.local.gcloud;

import dev.portcullis.testkit.requirement.Tool;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The real {@code gcloud}, in a folder of its own, talking to one server about project {@code demo}
 * and to nobody else. Not safe for use by several threads.
 */
final class Gcloud {

  private static final long TIMEOUT_SECONDS = 120;

  private final Path executable;
  private final Path folder;
  private final URI server;
  private final Optional<Path> token;
  private int files;

  /** The gcloud of this machine, as nobody; the folder takes its configuration and output. */
  Gcloud(Path folder, URI server) {
    this(folder, server, Optional.empty());
  }

  /** The same, which sends the token in this file with every call. */
  Gcloud(Path folder, URI server, Path token) {
    this(folder, server, Optional.of(token));
  }

  private Gcloud(Path folder, URI server, Optional<Path> token) {
    this.executable =
        Tool.GCLOUD
            .find()
            .orElseThrow(() -> new IllegalStateException("@Requires(\"gcloud\") is missing"));
    this.folder = folder;
    this.server = server;
    this.token = token;
  }

  /** {@code gcloud container binauthz ...}: words, and then arguments that may have spaces. */
  Ended binauthz(String words, String... arguments) throws IOException {
    return run("container binauthz " + words, arguments);
  }

  /** {@code gcloud beta container binauthz ...}. */
  Ended beta(String words, String... arguments) throws IOException {
    return run("beta container binauthz " + words, arguments);
  }

  /** {@code gcloud alpha container binauthz ...}. */
  Ended alpha(String words, String... arguments) throws IOException {
    return run("alpha container binauthz " + words, arguments);
  }

  /** A file for a command to read; the name's ending tells gcloud what is in it. */
  String file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A file for a command to read. */
  String file(String name, byte[] content) throws IOException {
    files++;
    return Files.write(folder.resolve(files + "-" + name), content).toString();
  }

  private Ended run(String words, String... arguments) throws IOException {
    files++;
    Path output = folder.resolve(files + "-output");
    Path errors = folder.resolve(files + "-errors");
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.addAll(List.of(words.split(" ", -1)));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    configure(builder.environment());
    Process process = builder.start();
    // It asks whether to go on, and an end of input is an answer.
    process.getOutputStream().close();
    try {
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command + " does not end: " + Files.readString(errors));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    return new Ended(
        command, process.exitValue(), Files.readString(output), Files.readString(errors));
  }

  /** As the README tells users to, and so that nothing of this machine's own settings is read. */
  private void configure(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("CLOUDSDK_"));
    environment.put("CLOUDSDK_CONFIG", folder.resolve("configuration").toString());
    environment.put("CLOUDSDK_API_ENDPOINT_OVERRIDES_BINARYAUTHORIZATION", server + "/");
    environment.put("CLOUDSDK_API_ENDPOINT_OVERRIDES_CONTAINERANALYSIS", server + "/");
    environment.put("CLOUDSDK_CORE_PROJECT", "demo");
    environment.put("CLOUDSDK_CORE_DISABLE_PROMPTS", "1");
    if (token.isPresent()) {
      environment.put("CLOUDSDK_AUTH_ACCESS_TOKEN_FILE", token.get().toString());
    } else {
      environment.put("CLOUDSDK_AUTH_DISABLE_CREDENTIALS", "true");
    }
    environment.put("CLOUDSDK_CORE_DISABLE_USAGE_REPORTING", "true");
    environment.put("CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK", "true");
    environment.put("CLOUDSDK_CORE_CHECK_GCE_METADATA", "false");
    environment.put("NO_PROXY", "127.0.0.1,localhost");
    environment.put("no_proxy", "127.0.0.1,localhost");
  }
}
