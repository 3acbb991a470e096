package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.local.endtoend.ServerProcess.Refusal;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.emulator.FirestoreEmulator;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.requirement.Requires;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} with its data in Firestore: about three seconds for each start. */
@ExtendWith(FirestoreEmulator.class)
@Timeout(120)
final class ServeOnFirestoreTest {

  @TempDir Path folder;

  @Test
  @Requires("firestore-emulator")
  void data_isWhereTheEnvironmentSays_alsoForTheNextServer(EmulatorProject emulator)
      throws IOException {
    Map<String, String> environment = environment(emulator.project(), emulator.host());
    String decision;
    try (ServerProcess server = ServerProcess.start(folder, environment)) {
      Api api = server.api();
      Api.expectOk(api.get("/ready"));
      Api.expectOk(api.put(Api.PROJECT + "/policy", Resources.mode("ALWAYS_DENY")));
      Reply denied = api.validate(Manifests.service(Manifests.image(1)));
      assertThat(denied.status()).isEqualTo(403);
      decision = denied.decision().text("name");
      assertThat(server.errors()).isEmpty();
    }
    try (ServerProcess again = ServerProcess.start(folder, environment)) {
      assertThat(again.api().get("/v1/" + decision).text("verdict")).isEqualTo("DENY");
    }
    assertThat(folder.resolve(".portcullis")).doesNotExist();
  }

  /** Several seconds: it asks again and again before it gives up. */
  @Test
  void emulator_thatDoesNotRun_isNamed() throws IOException {
    String host = "127.0.0.1:" + freePort();

    Refusal refusal =
        ServerProcess.refused(folder, environment("demo-project", host), "--port", "0");

    assertThat(refusal.exitCode()).isEqualTo(2);
    assertThat(refusal.errors())
        .startsWith("portcullis: cannot start: the store in Firestore database (default)")
        .contains(host + " does not answer");
  }

  @Test
  void emulator_whereDeployed_isRefused() throws IOException {
    Map<String, String> environment = new HashMap<>(environment("demo-project", "127.0.0.1:1"));
    environment.put("K_SERVICE", "gate");

    Refusal refusal = ServerProcess.refused(folder, environment, "--port", "0");

    assertThat(refusal.exitCode()).isEqualTo(2);
    assertThat(refusal.errors())
        .contains("FIRESTORE_EMULATOR_HOST is for a server on this machine");
  }

  private static Map<String, String> environment(String project, String host) {
    return Map.of("PORTCULLIS_STORE", "firestore:" + project, "FIRESTORE_EMULATOR_HOST", host);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
