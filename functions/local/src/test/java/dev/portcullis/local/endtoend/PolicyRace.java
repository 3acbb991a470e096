package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import dev.portcullis.local.Resources;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Query;
import dev.portcullis.testkit.storage.Race;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Careful clients who change one policy at once: each reads, changes what it has read, and sends it
 * back with the etag. Nobody's change may be lost or overwritten unseen. A store joins by a class
 * that opens it.
 */
@Timeout(120)
abstract class PolicyRace {

  private static final int WRITERS = 16;
  private static final int CHANGES = 3;
  private static final int ATTEMPTS = 500;
  private static final String POLICY = Api.PROJECT + "/policy";
  private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (name, value) -> true);

  /** What a client was told: its change made this version of what was that version before. */
  private record Change(long before, long number, String description) {}

  abstract DocumentStore open();

  @Test
  void put_byManyWithEtags_everySuccessIsInTheHistoryOnceAndInOrder() throws Exception {
    DocumentStore store = open();
    try (TestServer server = TestServer.over(store)) {
      Api.expectOk(server.api().put(POLICY, policy("start", "")));

      List<Change> made =
          Race.of(WRITERS, writer -> () -> change(server.api(), "writer-" + writer)).stream()
              .flatMap(List::stream)
              .sorted(Comparator.comparing(Change::number))
              .toList();

      assertThat(made).hasSize(WRITERS * CHANGES).allMatch(c -> c.number() == c.before() + 1);
      List<Reply> history = history(store);
      assertThat(history.stream().map(version -> version.text("revision")))
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, made.size() + 1L).mapToObj(Long::toString).toList());
      assertThat(history.stream().skip(1).map(version -> version.text("resource", "description")))
          .containsExactlyElementsOf(made.stream().map(Change::description).toList());
      Reply last = Api.expectOk(server.api().get(POLICY));
      assertThat(last.text("description")).isEqualTo(made.get(made.size() - 1).description());
    }
  }

  private static List<Change> change(Api api, String writer) throws IOException {
    List<Change> made = new ArrayList<>();
    for (int attempt = 0; attempt < ATTEMPTS && made.size() < CHANGES; attempt++) {
      String seen = Api.expectOk(api.get(POLICY)).text("etag");
      String description = writer + "-" + made.size();
      Reply reply = api.put(POLICY, policy(description, seen));
      if (reply.status() == 409) {
        assertThat(reply.text("error", "status")).isEqualTo("ABORTED");
      } else {
        String etag = Api.expectOk(reply).text("etag");
        assertThat(reply.text("description")).isEqualTo(description);
        made.add(new Change(number(seen), number(etag), description));
      }
    }
    return made;
  }

  private static long number(String etag) {
    return Long.parseLong(etag.substring(1));
  }

  private static String policy(String description, String etag) {
    String text = Resources.mode("ALWAYS_DENY");
    return "{\"description\":\"%s\",\"etag\":\"%s\",".formatted(description, etag)
        + text.substring(1);
  }

  private static List<Reply> history(DocumentStore store) throws InvalidInputException {
    List<Reply> history = new ArrayList<>();
    Query query = Query.in("projects/demo/policies/default/revisions").byId().limit(1000);
    for (Document document : store.query(query).documents()) {
      history.add(new Reply(200, NONE, JsonText.parse(document.body(), Limits.REQUEST)));
    }
    return history;
  }
}
