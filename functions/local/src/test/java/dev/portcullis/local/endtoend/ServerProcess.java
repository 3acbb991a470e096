package dev.portcullis.local.endtoend;

import dev.portcullis.local.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, started as the launcher starts it. Ends with the test. */
final class ServerProcess implements AutoCloseable {

  private static final String READY = "READY ";
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path errors;
  private final URI uri;

  private ServerProcess(Process process, Path errors, URI uri) {
    this.process = process;
    this.errors = errors;
    this.uri = uri;
  }

  /**
   * Starts a server on a free port, and waits until it is ready.
   *
   * @param folder for temporary files, and the data in {@code data}
   * @param flags for the virtual machine
   */
  static ServerProcess start(Path folder, String... flags) throws IOException {
    return start(folder, Map.of(), List.of(flags), "--port", "0", "--data", "data");
  }

  /** Starts a server on a free port, which finds in its environment where its data is. */
  static ServerProcess start(Path folder, Map<String, String> environment) throws IOException {
    return start(folder, environment, List.of(), "--port", "0");
  }

  private static ServerProcess start(
      Path folder, Map<String, String> environment, List<String> flags, String... arguments)
      throws IOException {
    Path errors = folder.resolve("errors");
    Process process = launch(folder, errors, environment, flags, arguments);
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    if (line == null || !line.startsWith(READY)) {
      process.destroyForcibly();
      throw new AssertionError("not ready: " + line + "\n" + Files.readString(errors));
    }
    return new ServerProcess(process, errors, URI.create(line.substring(READY.length())));
  }

  /** What became of a server that cannot start. */
  record Refusal(int exitCode, String output, String errors) {}

  /** Starts a server that has to end by itself. */
  static Refusal refused(Path folder, String... arguments) throws IOException {
    return refused(folder, Map.of(), arguments);
  }

  /** The same in an environment. */
  static Refusal refused(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    Path errors = folder.resolve("errors");
    Process process = launch(folder, errors, environment, List.of(), arguments);
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Refusal(await(process), output, Files.readString(errors));
    } finally {
      process.destroyForcibly();
    }
  }

  Api api() {
    return new Api(uri);
  }

  int port() {
    return uri.getPort();
  }

  /** What it said went wrong. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** SIGTERM: please stop. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL: gone, in the middle of whatever it did. */
  void kill() throws IOException {
    process.destroyForcibly();
    var unused = await(process);
  }

  /** What it exits with, once it ends. */
  int exitCode() throws IOException {
    return await(process);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static Process launch(
      Path folder,
      Path errors,
      Map<String, String> environment,
      List<String> flags,
      String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What it unpacks is gone with the test's folder, even when it is killed.
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.add("serve");
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static int await(Process process) throws IOException {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the server does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
