package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.deadline.TimeBudget;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.web.call.BodyPace;
import dev.portcullis.web.limit.Guard;
import dev.portcullis.web.limit.InFlight;
import dev.portcullis.web.limit.RateLimiter;
import dev.portcullis.web.limit.Rates;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three times more load than a server takes: what does not fit in is told to come back, and
 * whatever is answered is right. Ten seconds; a minute among the deep tests.
 */
@Timeout(180)
final class OverloadTest {

  private static final int IN_FLIGHT = 4;
  private static final int CLIENTS = 3 * IN_FLIGHT;

  /** Images of one repository may be deployed, others not. */
  private static final String POLICY =
      """
      {"admissionWhitelistPatterns": [{"namePattern": "us-docker.pkg.dev/demo/good/*"}],
       "defaultAdmissionRule": {"evaluationMode": "ALWAYS_DENY",
                                "enforcementMode": "ENFORCED_BLOCK_AND_AUDIT_LOG"}}
      """;

  private static final Set<Integer> SHED = Set.of(429, 503);

  /** Long enough for every pool to have the threads that this much load takes. */
  private static final Duration WARM_UP = Duration.ofSeconds(1);

  /** One for each client, on either side of the wire: far below one for each request. */
  private static final int MAX_MORE_THREADS = 2 * CLIENTS;

  private static final long MAX_MORE_HEAP = 64L << 20;

  private final AtomicInteger next = new AtomicInteger();
  private final Set<String> allowed = ConcurrentHashMap.newKeySet();
  private final Set<String> denied = ConcurrentHashMap.newKeySet();
  private final AtomicInteger shed = new AtomicInteger();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  @Test
  void overload_isShedAndNothingIsAnsweredWrong() throws Exception {
    overloadFor(Duration.ofSeconds(10));
  }

  @Test
  @Tag("deep")
  void longOverload_isShedAndNothingIsAnsweredWrong() throws Exception {
    overloadFor(Duration.ofSeconds(60));
  }

  private void overloadFor(Duration time) throws Exception {
    InFlight places = new InFlight(IN_FLIGHT);
    Guard guard =
        new Guard(
            places,
            new RateLimiter(new Rates.Unlimited(), System::nanoTime),
            new TimeBudget(Guard.USUAL_TIME, System::nanoTime),
            BodyPace.usual(System::nanoTime));
    try (TestServer server = TestServer.behind(guard, SqliteDocumentStore.inMemory())) {
      Api api = server.api();
      Api.expectOk(api.put(Api.PROJECT + "/policy", POLICY));
      load(api, System.nanoTime() + WARM_UP.toNanos());
      int threads = ManagementFactory.getThreadMXBean().getThreadCount();
      long heap = heap();

      load(api, System.nanoTime() + time.toNanos());

      assertThat(wrong).isEmpty();
      assertThat(shed.get()).as("requests turned away").isPositive();
      assertThat(allowed).isNotEmpty();
      assertThat(denied).isNotEmpty();
      assertThat(free(places)).as("places that are free again").isEqualTo(IN_FLIGHT);
      Reply after = api.validate(manifest(0));
      assertThat(after.status()).as("the next request, at once").isEqualTo(200);
      assertThat(ManagementFactory.getThreadMXBean().getThreadCount() - threads)
          .isLessThan(MAX_MORE_THREADS);
      assertThat(recorded(api)).isEqualTo(allowed.size() + denied.size() + 1);
      allowed.clear();
      denied.clear();
      assertThat(heap() - heap)
          .as("what is left in memory, but for the store")
          .isLessThan(MAX_MORE_HEAP);
    }
  }

  private void load(Api api, long end) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<Integer>> running = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Callable<Integer> client =
          () -> {
            int asked = 0;
            for (; System.nanoTime() < end; asked++) {
              ask(api);
            }
            return asked;
          };
      running.add(clients.submit(client));
    }
    for (Future<Integer> client : running) {
      assertThat(client.get()).isPositive();
    }
    clients.shutdown();
    assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  /** How many could be worked on at once now. */
  private static int free(InFlight places) {
    List<InFlight.Place> taken = new ArrayList<>();
    Optional<InFlight.Place> place = places.enter();
    while (place.isPresent()) {
      taken.add(place.get());
      place = places.enter();
    }
    taken.forEach(InFlight.Place::close);
    return taken.size();
  }

  /** Asks about the next image: every other one is on the list of those that may be deployed. */
  private void ask(Api api) throws IOException {
    int number = next.getAndIncrement();
    Reply reply = api.validate(manifest(number));
    if (SHED.contains(reply.status())) {
      shed.incrementAndGet();
      if (reply.headers().firstValue("Retry-After").isEmpty()) {
        wrong.add(number + " is to come back, and is not told when");
      }
      return;
    }
    boolean allows = number % 2 == 0;
    Reply decision = allows ? reply : reply.decision();
    if (reply.status() != (allows ? 200 : 403)
        || !decision.json().contains(image(number))
        || !(allows ? allowed : denied).add(decision.text("name"))) {
      wrong.add(number + " was answered " + reply.status() + " " + reply.json());
    }
  }

  /** How many decisions are on record. */
  private static int recorded(Api api) throws IOException {
    int count = 0;
    String page = "";
    do {
      Reply reply = Api.expectOk(api.get(Api.PROJECT + "/decisions?pageSize=200" + page));
      count += reply.decisions().size();
      page = "&pageToken=" + reply.text("nextPageToken");
    } while (!page.equals("&pageToken=nothing"));
    return count;
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static String image(int number) {
    String image = Manifests.image(number);
    return number % 2 == 0 ? image.replace("/apps/", "/good/") : image;
  }

  private static String manifest(int number) {
    return Manifests.service(image(number));
  }
}
