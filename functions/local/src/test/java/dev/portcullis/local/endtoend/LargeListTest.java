package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonArray;
import dev.portcullis.local.Resources;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.occurrence.OccurrenceRegister;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.wire.grafeas.AttestationContent;
import dev.portcullis.wire.grafeas.Occurrence;
import dev.portcullis.wire.grafeas.ResourceUri;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every page of a long list costs the same: round trips and documents are counted, not times. */
final class LargeListTest {

  private static final ProjectId DEMO = new ProjectId("demo");
  private static final int PROJECT = 2;
  private static final int MAX_ANSWER = 32 * 1024 * 1024;

  private CountingStore store;
  private TestServer server;
  private Api api;

  @BeforeEach
  void start() throws Exception {
    store = new CountingStore(SqliteDocumentStore.inMemory());
    server = TestServer.over(store);
    api = server.api();
    Api.expectOk(api.post(Api.PROJECT + "/notes?noteId=qa", Resources.note("qa")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void occurrences_fiveThousand_everyPageCostsTheSame() throws Exception {
    walkOccurrences(5_000, 250);
  }

  @Test
  @Tag("deep")
  void occurrences_hundredThousand_everyPageCostsTheSame() throws Exception {
    walkOccurrences(100_000, 1_000);
  }

  @Test
  void attestors_ofThousandKeys_comeInPagesThatFitAnAnswer() throws Exception {
    walkAttestors(30);
  }

  @Test
  @Tag("deep")
  void attestors_twoHundredOfThousandKeys_comeInPagesThatFitAnAnswer() throws Exception {
    walkAttestors(200);
  }

  private void walkOccurrences(int count, int pageSize) throws Exception {
    createOccurrences(count);

    for (String list : List.of("/occurrences", "/notes/qa/occurrences")) {
      List<Cost> costs = walk(list + "?pageSize=" + pageSize, "occurrences", count);
      assertThat(costs).hasSize(count / pageSize);
      // A page and nothing else, in pieces of 64, after what tells that the project is registered.
      assertThat(new HashSet<>(costs))
          .containsExactly(new Cost(1 + (pageSize + 63) / 64, PROJECT + pageSize));
    }

    String filter = "has_suffix(resourceUrl, \"%s\")".formatted(digest(count / 2));
    store.reset();
    Reply one = Api.expectOk(api.get(Api.PROJECT + "/occurrences?filter=" + encoded(filter)));
    assertThat(one.list("occurrences")).hasSize(1);
    assertThat(cost()).isEqualTo(new Cost(2, PROJECT + 1));
  }

  private void walkAttestors(int count) throws Exception {
    TestKey key = TestKeys.any();
    List<PublicKey> keys =
        IntStream.range(0, 1000)
            .<PublicKey>mapToObj(
                i -> new PkixKey(new KeyId("k" + i), key.pem(), key.algorithm(), ""))
            .toList();
    for (int i = 0; i < count; i++) {
      AttestorName name = new AttestorName(DEMO, "a" + i);
      var unused =
          server
              .portcullis()
              .attestors()
              .create(Principal.LOOPBACK, new Attestor(name, "", new NoteName(DEMO, "qa"), keys));
    }

    List<Cost> costs = walk("/attestors?pageSize=200", "attestors", count);

    assertThat(costs).hasSizeGreaterThan(1);
    assertThat(costs).allMatch(cost -> cost.documents() <= PROJECT + 64);
  }

  private record Cost(long roundTrips, long documents) {}

  private Cost cost() {
    return new Cost(store.roundTrips(), store.documentsRead());
  }

  /** What each page costs; all of them together hold everything, and nothing twice. */
  private List<Cost> walk(String list, String field, int count) throws IOException {
    List<Cost> costs = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int total = 0;
    String token = "";
    do {
      store.reset();
      Reply page = Api.expectOk(api.get(Api.PROJECT + list + "&pageToken=" + token));
      costs.add(cost());
      assertThat(page.json().length()).isLessThan(MAX_ANSWER);
      int length = page.at(field) instanceof JsonArray items ? items.values().size() : 0;
      for (int i = 0; i < length; i++) {
        seen.add(page.text(field, i, "name"));
      }
      total += length;
      token = page.text("nextPageToken");
    } while (!token.equals("nothing"));
    assertThat(total).isEqualTo(count);
    assertThat(seen).hasSize(count);
    return costs;
  }

  private void createOccurrences(int count) throws RegisterException {
    OccurrenceRegister register = server.portcullis().occurrences();
    for (int start = 0; start < count; start += OccurrenceRegister.MAX_CREATED) {
      List<Occurrence> batch =
          IntStream.range(start, Math.min(count, start + OccurrenceRegister.MAX_CREATED))
              .mapToObj(LargeListTest::occurrence)
              .toList();
      assertThat(register.createAll(Principal.LOOPBACK, DEMO, batch)).hasSameSizeAs(batch);
    }
  }

  private static Occurrence occurrence(int number) {
    return new Occurrence(
        new ResourceUri("gcr.io/demo/app@" + digest(number)),
        new NoteName(DEMO, "qa"),
        "",
        new AttestationContent(Bytes.utf8(""), List.of(), List.of("a.b.c")));
  }

  private static String digest(int number) {
    return "sha256:" + "%064x".formatted(number);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
