package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.runtime.cache.CachingVerifier;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a decision costs: round trips and signatures are counted, over HTTP. */
final class CostTest {

  private static final TestKey KEY = TestKeys.any();
  private static final TestKey OTHER = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);
  private static final TestKey STRANGER = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 2);

  private CountingStore store;
  private TestServer server;
  private Api api;

  @BeforeEach
  void start() throws Exception {
    store = new CountingStore(SqliteDocumentStore.inMemory());
    server = TestServer.over(store);
    api = server.api();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void warmDecision_isOneReadAndOneCommit() throws IOException {
    api.requireAttestor("qa", KEY);
    attest("qa", 1, KEY);
    allow(1);

    Trips allowed = trips(() -> allow(1));
    Trips denied = trips(() -> deny(2));

    assertThat(allowed).isEqualTo(new Trips(1, 1, 0));
    assertThat(denied).isEqualTo(new Trips(1, 1, 0));
  }

  @Test
  void warmDecisionWithRequestId_costsNoMore() throws IOException {
    api.requireAttestor("qa", KEY);
    attest("qa", 1, KEY);
    allow(1);
    String request = Manifests.request("r", Manifests.service(Manifests.image(1)));

    assertThat(trips(() -> Api.expectOk(api.validate(request)))).isEqualTo(new Trips(1, 1, 0));
    assertThat(trips(() -> Api.expectOk(api.validate(request))))
        .as("and a replay writes nothing")
        .isEqualTo(new Trips(2, 0, 0));
  }

  @Test
  void validateOnly_commitsNothing() throws IOException {
    api.requireAttestor("qa", KEY);
    attest("qa", 1, KEY);
    allow(1);
    String question = Manifests.validateOnly(Manifests.service(Manifests.image(1)));

    assertThat(trips(() -> Api.expectOk(api.validate(question)))).isEqualTo(new Trips(1, 0, 0));
  }

  @Test
  void firstDecisionAfterAChange_readsOnceMore() throws IOException {
    api.requireAttestor("qa", KEY);
    attest("qa", 1, KEY);
    allow(1);
    api.createAttestor("ops", OTHER);
    attest("ops", 1, OTHER);
    Api.expectOk(api.put(Api.PROJECT + "/policy", Resources.requiring("qa", "ops")));

    // The policy names an attestor, and that a note, that nobody could guess.
    assertThat(trips(() -> allow(1)).reads()).isBetween(2L, 3L);
    assertThat(trips(() -> allow(1))).isEqualTo(new Trips(1, 1, 0));
  }

  @Test
  void signature_isVerifiedOnce_forEachAttestorThatItNames() throws IOException {
    api.createAttestor("qa", KEY);
    api.createAttestor("ops", OTHER);
    Api.expectOk(api.put(Api.PROJECT + "/policy", Resources.requiring("qa", "ops")));
    attest("qa", 1, KEY);
    attest("ops", 1, OTHER);

    assertThat(work(() -> allow(1))).isEqualTo(new CachingVerifier.Counts(2, 2, 0));
    assertThat(work(() -> allow(1)))
        .as("what was seen before")
        .isEqualTo(new CachingVerifier.Counts(0, 0, 2));

    attest("qa", 2, KEY);
    attest("ops", 2, OTHER);
    assertThat(work(() -> allow(2)))
        .as("another image by the same keys")
        .isEqualTo(new CachingVerifier.Counts(0, 2, 0));
  }

  @Test
  void signature_ofAKeyThatIsNotTheAttestors_isNotVerified() throws IOException {
    api.requireAttestor("qa", KEY);
    for (int i = 0; i < 20; i++) {
      attest("qa", 1, STRANGER);
    }

    assertThat(work(() -> deny(1))).isEqualTo(new CachingVerifier.Counts(0, 0, 0));
  }

  @Test
  void signature_isTriedAgainstTheKeyThatItNames_notTheOthers() throws IOException {
    api.requireAttestor("qa", OTHER, STRANGER, KEY);
    attest("qa", 1, KEY);

    assertThat(work(() -> allow(1))).isEqualTo(new CachingVerifier.Counts(1, 1, 0));
  }

  @Test
  void key_isParsedOnce_whateverElseOfItsAttestorChanges() throws IOException {
    api.requireAttestor("qa", KEY);
    attest("qa", 1, KEY);
    allow(1);
    Api.expectOk(api.put(Api.PROJECT + "/attestors/qa", Resources.attestor("qa", KEY, OTHER)));
    attest("qa", 2, KEY);

    assertThat(work(() -> allow(2))).isEqualTo(new CachingVerifier.Counts(0, 1, 0));
  }

  private void allow(int image) throws IOException {
    Api.expectOk(api.validate(Manifests.service(Manifests.image(image))));
  }

  private void deny(int image) throws IOException {
    assertThat(api.validate(Manifests.service(Manifests.image(image))).status()).isEqualTo(403);
  }

  private void attest(String attestor, int image, TestKey key) throws IOException {
    var unused = api.attest(attestor, Manifests.image(image), key);
  }

  private interface Exchange {
    void run() throws IOException;
  }

  private record Trips(long reads, long commits, long queries) {}

  private Trips trips(Exchange exchange) throws IOException {
    Trips before = new Trips(store.reads(), store.commits(), store.queries());
    exchange.run();
    return new Trips(
        store.reads() - before.reads(),
        store.commits() - before.commits(),
        store.queries() - before.queries());
  }

  private CachingVerifier.Counts work(Exchange exchange) throws IOException {
    CachingVerifier.Counts before = server.portcullis().verifications();
    exchange.run();
    CachingVerifier.Counts after = server.portcullis().verifications();
    return new CachingVerifier.Counts(
        after.keysParsed() - before.keysParsed(),
        after.verified() - before.verified(),
        after.remembered() - before.remembered());
  }
}
