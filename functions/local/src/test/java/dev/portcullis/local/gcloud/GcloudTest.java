package dev.portcullis.local.gcloud;

import dev.portcullis.local.Resources;
import dev.portcullis.local.endtoend.Api;
import dev.portcullis.local.endtoend.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gcloud and a server with note {@code qa}, for each test. A command takes about a second. */
abstract class GcloudTest {

  @TempDir private Path folder;
  private TestServer server;
  private Gcloud gcloud;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start();
    gcloud = new Gcloud(folder, server.server().uri());
    // No command makes notes: this is how Google's pages tell users to.
    var unused =
        Api.expectOk(api().post("/v1/projects/demo/notes/?noteId=qa", Resources.note("qa")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  final Gcloud gcloud() {
    return gcloud;
  }

  final Api api() {
    return server.api();
  }

  final Path folder() {
    return folder;
  }

  /** An attestor on note {@code qa}. */
  final void createAttestor(String id) throws Exception {
    gcloud
        .binauthz(
            "attestors create " + id + " --attestation-authority-note=qa",
            "--attestation-authority-note-project=demo",
            "--description=checked by hand")
        .printingJust("");
  }
}
