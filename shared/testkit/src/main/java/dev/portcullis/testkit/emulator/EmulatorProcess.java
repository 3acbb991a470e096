package dev.portcullis.testkit.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An emulator of Firestore or Pub/Sub in a process of its own, on this machine only. It ends when
 * it is closed, and also when this JVM ends in whatever way: a shell between the two waits for the
 * end of its input. Takes two to three seconds to start.
 */
public final class EmulatorProcess implements AutoCloseable {

  private static final String WATCHDOG = "\"$@\" </dev/null & p=$!; cat >/dev/null; kill -9 $p";
  private static final String MAIN_CLASS =
      "com.google.cloud.datastore.emulator.firestore.CloudFirestore";
  private static final Duration STARTING = Duration.ofSeconds(60);
  private static final Duration ENDING = Duration.ofSeconds(10);
  private static final long POLL_MILLIS = 50;

  private final Process process;
  private final int port;
  private final Path log;

  private EmulatorProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** Starts the Firestore emulator of this jar on a free port. */
  public static EmulatorProcess start(Path jar) throws IOException, InterruptedException {
    return start(jar, freePort());
  }

  /** Starts the Firestore emulator of this jar on the port of one that was closed. */
  public static EmulatorProcess start(Path jar, int port) throws IOException, InterruptedException {
    return start(List.of("-cp", jar.toString(), MAIN_CLASS), port);
  }

  /** Starts the Pub/Sub emulator of this jar, which forgets everything when it ends. */
  public static EmulatorProcess startPubsub(Path jar) throws IOException, InterruptedException {
    return startPubsub(jar, freePort());
  }

  /** Starts the Pub/Sub emulator of this jar on the port of one that was closed. */
  public static EmulatorProcess startPubsub(Path jar, int port)
      throws IOException, InterruptedException {
    return start(List.of("-jar", jar.toString()), port);
  }

  private static EmulatorProcess start(List<String> program, int port)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("emulator", ".log");
    List<String> command = new ArrayList<>(List.of("sh", "-c", WATCHDOG, "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx512m", "-Duser.language=en"));
    command.addAll(program);
    command.addAll(List.of("--host=127.0.0.1", "--port=" + port));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    EmulatorProcess emulator = new EmulatorProcess(process, port, log);
    emulator.awaitReady();
    return emulator;
  }

  /** Its address and port. */
  public String host() {
    return "127.0.0.1:" + port;
  }

  /** Its port. */
  public int port() {
    return port;
  }

  /** Kills it at once, as a crash would. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(log);
  }

  private void awaitReady() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + host() + "/"))
            .timeout(Duration.ofSeconds(2))
            .build();
    long end = System.nanoTime() + STARTING.toNanos();
    while (!answers(client, request)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        String output = Files.readString(log);
        close();
        throw new IllegalStateException("the emulator did not start; it said: " + output);
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static boolean answers(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
