package dev.portcullis.testkit.storage;

import static dev.portcullis.testkit.storage.StoreFixture.at;
import static dev.portcullis.testkit.storage.StoreFixture.content;
import static dev.portcullis.testkit.storage.StoreFixture.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many at once. A store may refuse for a while; it may not answer wrongly. */
interface ContentionContract extends StoreFixture {

  int RUNNERS = 8;
  int ROUNDS = 20;

  @Test
  default void update_manyWritersOfOneDocument_losesNoneAndDoublesNone()
      throws InterruptedException {
    DocumentPath path = create("hot", content("")).path();
    List<Integer> done =
        Race.of(
            RUNNERS,
            runner ->
                () -> {
                  for (int round = 0; round < ROUNDS; round++) {
                    append(path, "r" + runner + "-" + round + ";");
                  }
                  return ROUNDS;
                });
    String body = find(path).orElseThrow().body();
    assertThat(done).hasSize(RUNNERS);
    assertThat(body.split(";")).hasSize(RUNNERS * ROUNDS).doesNotHaveDuplicates();
  }

  @Test
  default void create_manyWritersOfOnePath_letsOneWin() throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      DocumentPath path = path("round" + round);
      List<Boolean> won =
          Race.of(RUNNERS, runner -> () -> commit(Write.create(path, content("" + runner))));
      int winner = won.indexOf(true);
      assertThat(won).containsOnlyOnce(true);
      assertThat(find(path).orElseThrow().body()).isEqualTo("" + winner);
    }
  }

  @Test
  default void commit_updateAgainstDelete_letsOneWin() throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      Document read = create("round" + round, content("before"));
      List<Boolean> won =
          Race.of(
              2,
              runner ->
                  () ->
                      commit(
                          runner == 0 ? Write.update(read, content("after")) : Write.delete(read)));
      assertThat(won).containsOnlyOnce(true);
      assertThat(find(read.path()).isPresent()).isEqualTo(won.get(0));
    }
  }

  @Test
  default void getAll_whileBothAreWrittenTogether_neverSeesHalf() throws InterruptedException {
    DocumentPath left = path("left");
    DocumentPath right = DocumentPath.of("projects/p/others", "right");
    write(Write.create(left, content("0")), Write.create(right, content("0")));
    AtomicInteger stopped = new AtomicInteger();
    List<Integer> torn =
        Race.of(
            4,
            runner ->
                () -> {
                  if (runner == 0) {
                    writeTogether(left, right);
                    stopped.set(1);
                    return 0;
                  }
                  int halves = 0;
                  do {
                    List<String> bodies =
                        store().getAll(List.of(left, right)).values().stream()
                            .map(Document::body)
                            .toList();
                    halves += bodies.get(0).equals(bodies.get(1)) ? 0 : 1;
                  } while (stopped.get() == 0);
                  return halves;
                });
    assertThat(torn).containsOnly(0);
  }

  @Test
  default void pages_whileOthersWriteAndDelete_giveEveryLastingDocumentOnce()
      throws InterruptedException {
    IntStream.range(0, 30).forEach(i -> given("lasting" + i, at(i % 10)));
    AtomicInteger stopped = new AtomicInteger();
    List<List<String>> walks =
        Race.of(
            3,
            runner ->
                () -> {
                  if (runner == 0) {
                    List<String> seen = walk(Query.in(COLLECTION).limit(4));
                    stopped.set(1);
                    return seen;
                  }
                  int round = 0;
                  do {
                    delete(create("passing" + runner + "-" + round, at(round % 10)));
                    round++;
                  } while (stopped.get() == 0);
                  return List.of();
                });
    List<String> seen = walks.get(0).stream().filter(id -> id.startsWith("lasting")).toList();
    assertThat(seen).hasSize(30).doesNotHaveDuplicates();
  }

  private void writeTogether(DocumentPath left, DocumentPath right) {
    for (int round = 1; round <= ROUNDS; round++) {
      String body = "" + round;
      write(
          Write.update(find(left).orElseThrow(), content(body)),
          Write.update(find(right).orElseThrow(), content(body)));
    }
  }

  private boolean commit(Write write) {
    return store().commit(List.of(write)) instanceof Committed;
  }

  /**
   * Compare-and-set as every user does it: read, change, write, and again if another was faster.
   */
  private void append(DocumentPath path, String entry) {
    for (int attempt = 0; attempt < 10_000; attempt++) {
      Document read = find(path).orElseThrow();
      if (read.body().contains(entry)) {
        return;
      }
      try {
        CommitResult result =
            store().commit(List.of(Write.update(read, content(read.body() + entry))));
        if (result instanceof Committed) {
          return;
        }
      } catch (StoreUnavailableException e) {
        // It may have been written: the next read tells.
      }
    }
    throw new AssertionError("no attempt succeeded");
  }
}
