package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.checkpoint.Checkpoint;
import dev.portcullis.record.checkpoint.PemSigner;
import dev.portcullis.record.checkpoint.SigningKeys;
import dev.portcullis.runtime.LogSigning;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log over HTTP. */
class LogTest {

  private static final String LOG = Api.PROJECT + "/log";
  private static final String SETTINGS = Api.PROJECT + "/settings";

  private TestServer server;
  private Api api;

  @BeforeEach
  void start() throws Exception {
    PemSigner key = PemSigner.parse(PemSigner.generate(new Random(7)));
    server =
        TestServer.over(
            SqliteDocumentStore.inMemory(),
            usual ->
                usual.signing(
                    new LogSigning("gate.example.com", Optional.of(SigningKeys.of(key)))));
    api = server.api();
    Api.expectOk(api.put(SETTINGS, "{\"unannotated\": \"DENY\"}"));
    Api.expectOk(api.put(SETTINGS, "{\"unannotated\": \"EVALUATE\"}"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void changes_areOnRecord_newestFirst_andFound() throws Exception {
    Reply all = Api.expectOk(api.get(LOG));
    assertThat(all.list("entries")).hasSize(3);
    assertThat(all.text("entries", 0, "kind")).isEqualTo("RESOURCE_WEAKENED");
    assertThat(all.text("entries", 0, "particulars", "actor", "display")).isNotEqualTo("nothing");

    Reply weakened = Api.expectOk(api.get(LOG + "?kind=RESOURCE_WEAKENED&pageSize=1"));
    assertThat(weakened.list("entries")).hasSize(1);
    assertThat(api.get(LOG + "?kind=NONE").status()).isEqualTo(400);
    assertThat(Api.expectOk(api.get(LOG + "?from=2999-01-01T00:00:00Z")).list("entries")).isEmpty();
  }

  @Test
  void entry_asked_isAnswered_orNotThere() throws Exception {
    Reply entry = Api.expectOk(api.get(LOG + "/2"));
    assertThat(entry.text("name")).isEqualTo("projects/demo/log/2");
    assertThat(entry.text("index")).isEqualTo("2");
    assertThat(api.get(LOG + "/99").status()).isEqualTo(404);
    assertThat(api.get(LOG + "/x").status()).isEqualTo(400);
  }

  @Test
  void particulars_erased_areGone_andThatIsOnRecord() throws Exception {
    Reply before = Api.expectOk(api.get(LOG + "/1"));
    Api.expectOk(api.post(LOG + "/1:eraseParticulars", "{}"));
    Api.expectOk(api.post(LOG + "/1:eraseParticulars", "{}"));

    Reply after = Api.expectOk(api.get(LOG + "/1"));
    assertThat(after.text("erased")).isEqualTo("true");
    assertThat(after.text("particulars")).isEqualTo("nothing");
    assertThat(after.text("leafHash")).isEqualTo(before.text("leafHash"));
    assertThat(Api.expectOk(api.get(LOG + "?kind=PARTICULARS_ERASED")).list("entries")).hasSize(1);
  }

  @Test
  void checkpointAndProofs_areOfOneTree() throws Exception {
    Checkpoint checkpoint = Checkpoint.parse(text(":checkpoint"));
    assertThat(checkpoint.origin()).isEqualTo("gate.example.com/projects/demo");
    assertThat(text(":publicKey")).startsWith("-----BEGIN PUBLIC KEY-----\n");

    Reply inclusion =
        Api.expectOk(api.get(LOG + ":proveInclusion?index=1&size=" + checkpoint.size()));
    assertThat(inclusion.text("rootHash")).isEqualTo(checkpoint.root().base64());
    assertThat(inclusion.list("hashes")).hasSize(2);
    Reply consistency =
        Api.expectOk(api.get(LOG + ":proveConsistency?first=2&second=" + checkpoint.size()));
    assertThat(consistency.text("rootHash")).isEqualTo(checkpoint.root().base64());
    assertThat(api.get(LOG + ":proveInclusion?index=1").status()).isEqualTo(400);
    assertThat(api.get(LOG + ":proveInclusion?index=1&size=100").status()).isEqualTo(400);
    assertThat(api.get(LOG + ":proveConsistency?first=3&second=2").status()).isEqualTo(400);
  }

  @Test
  void checkpoint_withoutAKey_saysWhatToSet() throws Exception {
    try (TestServer keyless = TestServer.start()) {
      Reply reply = keyless.api().get(LOG + ":checkpoint");
      assertThat(reply.text("error", "status")).isEqualTo("FAILED_PRECONDITION");
      assertThat(reply.text("error", "message")).contains("PORTCULLIS_LOG_KEY");
    }
  }

  private String text(String path) throws Exception {
    var response =
        HttpClient.newHttpClient().send(api.request(LOG + path).build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}
