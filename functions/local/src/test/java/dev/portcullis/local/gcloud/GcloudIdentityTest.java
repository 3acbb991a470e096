package dev.portcullis.local.gcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.endtoend.KnownCallers;
import dev.portcullis.local.endtoend.TestServer;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.issuer.TestIssuer;
import dev.portcullis.testkit.requirement.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real gcloud where callers are known by ID tokens: it sends whatever is in a file. */
@Requires("gcloud")
class GcloudIdentityTest {

  @TempDir private Path folder;
  private TestIssuer issuer;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    issuer = TestIssuer.start();
    server =
        TestServer.knowing(
            KnownCallers.accounts(issuer),
            SqliteDocumentStore.inMemory(),
            KnownCallers.binding(
                "demo", "binaryauthorization.policyViewer", "user:ada@example.com"));
  }

  @AfterEach
  void stop() {
    server.close();
    issuer.close();
  }

  @Test
  void token_ofWhoMay_isAllowed() throws Exception {
    as("ada@example.com").binauthz("policy export").printing("name: projects/demo/policy");

    assertThat(issuer.fetches()).isEqualTo(1);
  }

  @Test
  void token_ofSomebodyElse_isDenied() throws Exception {
    as("eve@example.com")
        .binauthz("policy export")
        .badly(1, "PERMISSION_DENIED", "binaryauthorization.policy.get");
  }

  @Test
  void token_forAnotherAudience_isNotAccepted() throws Exception {
    with(issuer.account("ada@example.com", "https://other.example.com", MutableClock.START))
        .binauthz("policy export")
        .badly(1);
  }

  @Test
  void noToken_isUnauthenticated() throws Exception {
    new Gcloud(Files.createDirectory(folder.resolve("nobody")), server.server().uri())
        .binauthz("policy export")
        .badly(1, "UNAUTHENTICATED", "nobody knows who is calling");
  }

  private Gcloud as(String email) throws IOException {
    return with(issuer.account(email, KnownCallers.AUDIENCE, MutableClock.START));
  }

  private Gcloud with(String token) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), token);
    return new Gcloud(folder, server.server().uri(), file);
  }
}
