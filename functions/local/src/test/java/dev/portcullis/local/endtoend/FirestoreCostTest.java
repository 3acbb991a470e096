package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.emulator.FirestoreEmulator;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.requirement.Requires;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.Race;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What decisions cost in Firestore: calls of gRPC are counted on the wire, behind the client. */
@Requires("firestore-emulator")
@ExtendWith(FirestoreEmulator.class)
@Timeout(60)
final class FirestoreCostTest {

  private static final String READ = "BatchGetDocuments";
  private static final String WRITE = "Commit";
  private static final TestKey KEY = TestKeys.any();
  private static final TestKey OTHER = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);

  private final EmulatorProject emulator;
  private RpcCounter wire;

  FirestoreCostTest(EmulatorProject emulator) {
    this.emulator = emulator;
  }

  @BeforeEach
  void start() throws IOException {
    wire = RpcCounter.before(emulator.host());
  }

  @AfterEach
  void stop() {
    wire.close();
  }

  @Test
  void warmDecision_isOneBatchedReadAndOneCommit() throws Exception {
    try (TestServer server = TestServer.over(Firestores.open(emulator, wire.host()))) {
      Api api = server.api();
      api.requireAttestor("qa", KEY);
      attest(api, "qa", 1, KEY);
      allow(api, Manifests.service(Manifests.image(1)));

      var unused = wire.take();
      allow(api, Manifests.service(Manifests.image(1)));
      assertThat(wire.take()).containsExactly(READ, WRITE);

      assertThat(api.validate(Manifests.service(Manifests.image(2))).status()).isEqualTo(403);
      assertThat(wire.take()).containsExactly(READ, WRITE);

      allow(api, Manifests.request("r", Manifests.service(Manifests.image(1))));
      assertThat(wire.take()).containsExactly(READ, WRITE);

      allow(api, Manifests.validateOnly(Manifests.service(Manifests.image(1))));
      assertThat(wire.take()).containsExactly(READ);
    }
  }

  @Test
  void warmDecision_ofManyImagesAndAttestors_costsNoMore() throws Exception {
    try (TestServer server = TestServer.over(Firestores.open(emulator, wire.host()))) {
      Api api = server.api();
      api.createAttestor("qa", KEY);
      api.createAttestor("ops", OTHER);
      Api.expectOk(api.put(Api.PROJECT + "/policy", Resources.requiring("qa", "ops")));
      String[] images = new String[5];
      for (int i = 0; i < images.length; i++) {
        images[i] = Manifests.image(i + 1);
        attest(api, "qa", i + 1, KEY);
        attest(api, "ops", i + 1, OTHER);
      }
      allow(api, Manifests.service(images));

      var unused = wire.take();
      allow(api, Manifests.service(images));
      assertThat(wire.take()).containsExactly(READ, WRITE);
    }
  }

  @Test
  void firstRequests_ofManyAtOnce_shareOneClient_whichIsClosedOnce() throws Exception {
    Portcullis portcullis =
        Portcullis.over(Firestores.open(emulator, wire.host()), new MutableClock(), new Random(1));
    try (portcullis) {
      assertThat(wire.connections()).isZero();

      List<Boolean> found =
          Race.of(
              16,
              runner ->
                  () -> portcullis.projects().find(new ProjectId("demo-" + runner)).isPresent());

      assertThat(found).containsOnly(false);
      assertThat(wire.take()).hasSize(16).containsOnly(READ);
      assertThat(wire.connections()).isEqualTo(1);
    }
    wire.awaitNoConnection();
    portcullis.close();
    assertThat(wire.connections()).isEqualTo(1);
  }

  private static void allow(Api api, String request) throws IOException {
    assertThat(Api.expectOk(api.validate(request)).text("verdict")).isEqualTo("ALLOW");
  }

  private static void attest(Api api, String attestor, int image, TestKey key) throws IOException {
    var unused = api.attest(attestor, Manifests.image(image), key);
  }
}
