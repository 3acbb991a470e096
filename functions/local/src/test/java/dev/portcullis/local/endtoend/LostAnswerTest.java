package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.RawHttp;
import dev.portcullis.local.Resources;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Write;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.storage.ForwardingStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A client that asks for breakglass, is gone before the answer, and asks again under the same
 * request id.
 */
@Timeout(60)
@ExtendWith(ExpectedFailures.class)
final class LostAnswerTest {

  private static final String REQUEST =
      Manifests.request(
          "night-1",
          Manifests.breakglass(Manifests.service(Manifests.image(1)), "INC-42: the shop is down"));

  private final WatchedStore store = new WatchedStore();
  private TestServer server;
  private Api api;

  @BeforeEach
  void denyEverything() throws Exception {
    server = TestServer.over(store);
    api = server.api();
    Api.expectOk(api.put(Api.PROJECT + "/policy", Resources.mode("ALWAYS_DENY")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void clientGoneBeforeTheAnswer_retry_isTheOneUse() throws Exception {
    RawHttp.leave(server.server().port(), sent());
    await(store.committed);

    assertOneUse(Api.expectOk(api.validate(REQUEST)));
  }

  @Test
  void clientGoneWhileTheUseIsCommitted_retryMeetsIt_isTheOneUse() throws Exception {
    store.holdsUntilReadAgain = true;
    RawHttp.leave(server.server().port(), sent());
    await(store.committing);

    assertOneUse(Api.expectOk(api.validate(REQUEST)));
    assertThat(store.readAgain.getCount()).isZero();
  }

  @Test
  void clientGoneWithinTheRequest_retry_isTheOneUse() throws Exception {
    String sent = sent();
    RawHttp.leave(server.server().port(), sent.substring(0, sent.length() - 1));

    assertOneUse(Api.expectOk(api.validate(REQUEST)));
  }

  private void assertOneUse(Reply reply) throws IOException {
    assertThat(reply.text("basis")).isEqualTo("BREAKGLASS");
    Reply again = Api.expectOk(api.validate(REQUEST));
    assertThat(again.text("name")).isEqualTo(reply.text("name"));
    assertThat(Api.expectOk(api.get(Api.PROJECT + "/decisions")).decisions())
        .extracting(decision -> decision.text("name"))
        .containsExactly(reply.text("name"));
    Reply entries = Api.expectOk(api.get(Api.PROJECT + "/log?kind=BREAKGLASS_USED"));
    assertThat(entries.list("entries")).hasSize(1);
    assertThat(entries.text("entries", 0, "subject")).isEqualTo(reply.text("name"));
    assertThat(Api.expectOk(api.get(Api.PROJECT + "/breakglassEvents")).list("breakglassEvents"))
        .hasSize(1);
  }

  private String sent() {
    int length = REQUEST.getBytes(StandardCharsets.UTF_8).length;
    return "POST "
        + Api.VALIDATE
        + " HTTP/1.1\r\nHost: 127.0.0.1:"
        + server.server().port()
        + "\r\nContent-Type: "
        + Api.YAML
        + "\r\nContent-Length: "
        + length
        + "\r\n\r\n"
        + REQUEST;
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
  }

  /** Tells when a decision is committed, and can hold the first until somebody else has read. */
  private static final class WatchedStore extends ForwardingStore {

    private final CountDownLatch committing = new CountDownLatch(1);
    private final CountDownLatch readAgain = new CountDownLatch(1);
    private final CountDownLatch committed = new CountDownLatch(1);
    private volatile boolean holdsUntilReadAgain;

    WatchedStore() {
      super(SqliteDocumentStore.inMemory());
    }

    @Override
    public Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths) {
      Map<DocumentPath, Document> read = super.getAll(paths);
      if (committing.getCount() == 0) {
        readAgain.countDown();
      }
      return read;
    }

    @Override
    public CommitResult commit(List<Write> writes) {
      if (writes.stream().noneMatch(write -> write.path().collection().endsWith("/decisions"))) {
        return super.commit(writes);
      }
      committing.countDown();
      if (holdsUntilReadAgain) {
        hold();
      }
      CommitResult result = super.commit(writes);
      committed.countDown();
      return result;
    }

    private void hold() {
      try {
        await(readAgain);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
