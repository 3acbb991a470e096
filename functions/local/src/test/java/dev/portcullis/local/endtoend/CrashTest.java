package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testkit.gate.Manifests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed in the middle of its work has lost no answer. About ten seconds. */
@Timeout(120)
final class CrashTest {

  private static final int REQUESTS = 1_000;
  private static final int CLIENTS = 16;
  private static final int ANSWERS_BEFORE_THE_KILL = 400;

  @TempDir Path folder;

  private final Map<String, String> answered = new ConcurrentHashMap<>();

  @Test
  void everyAnswer_isOnRecordOnce_afterAKill() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder)) {
      CountDownLatch enough = new CountDownLatch(ANSWERS_BEFORE_THE_KILL);
      ExecutorService clients = Executors.newFixedThreadPool(CLIENTS + 1);
      List<Future<Integer>> running = askAll(server.api(), clients, enough);
      enough.await();
      server.kill();
      int failed = 0;
      for (Future<Integer> client : running) {
        failed += client.get();
      }
      clients.shutdown();
      assertThat(answered.size() + failed).isEqualTo(REQUESTS);
      assertThat(failed).as("requests that the kill cut off").isPositive();
    }

    try (ServerProcess server = ServerProcess.start(folder)) {
      Map<String, List<String>> afterTheKill = recorded(server.api());
      assertThat(afterTheKill.values()).allMatch(names -> names.size() == 1);
      answered.forEach(
          (workload, name) -> assertThat(afterTheKill).containsEntry(workload, List.of(name)));

      Map<String, String> before = Map.copyOf(answered);
      ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
      for (Future<Integer> client : askAll(server.api(), clients, new CountDownLatch(REQUESTS))) {
        assertThat(client.get()).isZero();
      }
      clients.shutdown();
      assertThat(answered).as("asked again, the same answers").containsAllEntriesOf(before);
      Map<String, List<String>> inTheEnd = recorded(server.api());
      assertThat(inTheEnd).hasSize(REQUESTS);
      assertThat(inTheEnd.values()).allMatch(names -> names.size() == 1);
    }
  }

  /** Asks about each workload once, from several threads; how many were not answered, by thread. */
  private List<Future<Integer>> askAll(Api api, ExecutorService clients, CountDownLatch enough) {
    AtomicInteger next = new AtomicInteger();
    List<Future<Integer>> running = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Callable<Integer> client =
          () -> {
            int failed = 0;
            for (int n = next.getAndIncrement(); n < REQUESTS; n = next.getAndIncrement()) {
              failed += ask(api, n) ? 0 : 1;
              enough.countDown();
            }
            return failed;
          };
      running.add(clients.submit(client));
    }
    return running;
  }

  private boolean ask(Api api, int number) {
    String workload = "svc-" + number;
    String manifest =
        Manifests.service(Manifests.image(number)).replace("name: svc", "name: " + workload);
    Reply reply;
    try {
      reply = api.validate(Manifests.request("request-" + number, manifest));
    } catch (IOException cutOff) {
      return false;
    }
    answered.put(workload, Api.expectOk(reply).text("name"));
    return true;
  }

  private static Map<String, List<String>> recorded(Api api) throws IOException {
    Map<String, List<String>> names = new HashMap<>();
    String page = "";
    do {
      Reply reply = Api.expectOk(api.get(Api.PROJECT + "/decisions?pageSize=200" + page));
      reply
          .decisions()
          .forEach(
              decision ->
                  names
                      .computeIfAbsent(
                          decision.text("workload", "name"), workload -> new ArrayList<>())
                      .add(decision.text("name")));
      page = "&pageToken=" + reply.text("nextPageToken");
    } while (!page.equals("&pageToken=nothing"));
    return names;
  }
}
