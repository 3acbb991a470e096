package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.endtoend.ServerProcess.Refusal;
import dev.portcullis.testkit.gate.Manifests;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process: about two seconds for each start. */
@Timeout(120)
final class ServeTest {

  private static final int TIMEOUT_MILLIS = 30_000;

  @TempDir Path folder;

  @Test
  void sigterm_letsASlowRequestFinish_andEndsWithSuccess() throws Exception {
    byte[] body = Manifests.service(Manifests.image(1)).getBytes(StandardCharsets.UTF_8);
    String head =
        "POST "
            + Api.VALIDATE
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\nContent-Length: "
            + body.length
            + "\r\nConnection: close\r\n\r\n";
    String answer;
    try (ServerProcess server = ServerProcess.start(folder);
        Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      slow.setSoTimeout(TIMEOUT_MILLIS);
      slow.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      slow.getOutputStream().write(body, 0, 10);
      // An answer to a later request tells that the first bytes of the earlier one have arrived.
      Api.expectOk(server.api().get("/health"));

      server.terminate();
      awaitClosed(server.port());
      slow.getOutputStream().write(body, 10, body.length - 10);
      answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 200").contains("\"verdict\":\"ALLOW\"");
      assertThat(server.exitCode()).isZero();
      assertThat(server.errors()).isEmpty();
    }
    assertThat(leftovers()).as("what is left but the data").containsExactly("data", "errors");
    try (ServerProcess again = ServerProcess.start(folder)) {
      List<Reply> decisions = again.api().get(Api.PROJECT + "/decisions").decisions();
      assertThat(decisions).hasSize(1);
      assertThat(answer).contains(decisions.get(0).text("name"));
    }
  }

  @Test
  void portAndFolder_thatAreTaken_areNamed() throws IOException {
    try (ServerProcess server = ServerProcess.start(folder)) {
      Refusal samePort =
          ServerProcess.refused(
              Files.createDirectory(folder.resolve("other")), "--port", "" + server.port());
      assertThat(samePort.exitCode()).isEqualTo(2);
      assertThat(samePort.output()).isEmpty();
      assertThat(samePort.errors())
          .isEqualTo(
              "portcullis: cannot start: port "
                  + server.port()
                  + " of 127.0.0.1 cannot be had; stop the server that has it, or choose another"
                  + " port (0 picks a free one) by --port\n");

      Refusal sameFolder =
          ServerProcess.refused(
              folder, "--port", "0", "--data", folder.resolve("data") + "/../data");
      assertThat(sameFolder.exitCode()).isEqualTo(2);
      assertThat(sameFolder.output()).isEmpty();
      assertThat(sameFolder.errors())
          .isEqualTo(
              "portcullis: cannot start: the store `"
                  + folder.resolve("data").toRealPath().resolve("portcullis.sqlite")
                  + "` is in use; stop the other process, or start with another file (--data DIR"
                  + " keeps the data elsewhere)\n");

      Api.expectOk(server.api().get("/ready"));
    }
  }

  @Test
  void folder_thatCannotBe_isNamed() throws IOException {
    Files.writeString(folder.resolve("file"), "");

    Refusal refusal = ServerProcess.refused(folder, "--port", "0", "--data", "file/data");

    assertThat(refusal.exitCode()).isEqualTo(2);
    assertThat(refusal.errors()).startsWith("portcullis: cannot start: ").contains("file/data");
  }

  private static void awaitClosed(int port) throws IOException {
    while (true) {
      try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(probe.isConnected()).isTrue();
      } catch (ConnectException closed) {
        return;
      }
    }
  }

  private List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
