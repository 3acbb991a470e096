package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.emulator.FirestoreEmulator;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.proxy.CuttingProxy;
import dev.portcullis.testkit.proxy.Fault;
import dev.portcullis.testkit.proxy.Fault.Direction;
import dev.portcullis.testkit.requirement.Requires;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole gate over a connection to Firestore that fails at any byte of a request: the answer is
 * right or 503, in time; all or nothing is stored; and who asks again gets there. Half a minute;
 * the seed is the test's name.
 */
@Requires("firestore-emulator")
@ExtendWith({FirestoreEmulator.class, ExpectedFailures.class})
@Timeout(60)
final class BrokenStoreTest {

  /** Of one call to the store; a request makes three at most. */
  private static final Duration DEADLINE = Duration.ofMillis(1500);

  /** Of a request: the deadlines of its calls, and a while for a slow machine. */
  private static final Duration PATIENCE = DEADLINE.multipliedBy(3).plusSeconds(5);

  private static final List<Fault.Manner> MANNERS =
      List.of(
          new Fault.Cut(),
          new Fault.Reset(),
          new Fault.Stall(),
          new Fault.Delay(Duration.ofMillis(50)),
          new Fault.Outage());

  /** The answer to a commit, and a part of what comes before it. */
  private static final int LAST_BYTES = 300;

  /** Of a request once nothing is broken any more: a machine may be slow for a moment. */
  private static final int ATTEMPTS = 5;

  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final AtomicInteger STRIKES = new AtomicInteger();
  private static final AtomicInteger UNANSWERED = new AtomicInteger();

  private final EmulatorProject emulator;
  private CuttingProxy proxy;
  private DocumentStore store;
  private TestServer direct;

  BrokenStoreTest(EmulatorProject emulator) {
    this.emulator = emulator;
  }

  static LongStream fewSeeds() {
    return LongStream.range(0, 40);
  }

  static LongStream manySeeds() {
    return LongStream.range(40, 440);
  }

  @BeforeEach
  void start() throws Exception {
    String host = emulator.host();
    proxy = CuttingProxy.before(Integer.parseInt(host.substring(host.lastIndexOf(':') + 1)));
    store = Firestores.open(emulator);
    direct = TestServer.over(store);
    Deed.prepare(direct.api());
  }

  @AfterEach
  void stop() throws IOException {
    direct.close();
    proxy.close();
  }

  /** Faults that never strike would prove nothing, and neither would faults that do no harm. */
  @AfterAll
  static void mostFaultsStruck_andSomeWereSeen() {
    assertThat(STRIKES.get() * 4).isGreaterThan(RUNS.get() * 3);
    assertThat(UNANSWERED).hasPositiveValue();
  }

  @ParameterizedTest
  @MethodSource("fewSeeds")
  void request_storeBrokenAnywhere_isAnsweredRightOrNotAtAllAndConverges(long seed)
      throws Exception {
    assertConverges(seed);
  }

  @Tag("deep")
  @ParameterizedTest
  @MethodSource("manySeeds")
  void request_storeBrokenAnywhereManyTimes_isAnsweredRightOrNotAtAllAndConverges(long seed)
      throws Exception {
    assertConverges(seed);
  }

  private void assertConverges(long seed) throws Exception {
    // Forty seeds in a row have every combination once.
    Deed deed = List.of(Deed.values()).get((int) (seed % 4));
    Direction direction = List.of(Direction.values()).get((int) (seed / 4 % 2));
    Fault.Manner manner = MANNERS.get((int) (seed / 8 % 5));
    int position = position(new Random(seed), deed.bytes(direction));
    try (TestServer server = TestServer.over(Firestores.open(emulator, proxy.host(), DEADLINE))) {
      Api broken = server.api().within(PATIENCE);
      warmUp(broken);
      proxy.arm(new Fault(direction, position, manner));

      Reply first = deed.send(broken);

      boolean done = deed.isDone(direct.api(), store);
      if (first.status() != deed.success()) {
        assertUnavailable(first, done);
      } else {
        assertThat(done).as("what is answered is stored").isTrue();
      }
      count(first);
      proxy.heal();

      Reply second = answer(() -> deed.send(broken));
      assertThat(second.status()).isEqualTo(deed.success());
      assertThat(deed.isDone(direct.api(), store)).isTrue();
      if (first.status() == deed.success()) {
        assertThat(name(second)).as("the same answer").isEqualTo(name(first));
      }
    }
  }

  private static void assertUnavailable(Reply reply, boolean done) {
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.text("error", "status")).isEqualTo("UNAVAILABLE");
    assertThat(reply.headers().firstValue("Retry-After")).isPresent();
    if (reply.text("error", "message").contains("nothing was changed")) {
      assertThat(done).as("nothing was changed").isFalse();
    }
  }

  private static String name(Reply reply) {
    return reply.status() == 403 ? reply.decision().text("name") : reply.text("name");
  }

  private void count(Reply first) {
    RUNS.incrementAndGet();
    STRIKES.addAndGet(proxy.hasStruck() ? 1 : 0);
    UNANSWERED.addAndGet(first.status() == 503 ? 1 : 0);
  }

  /** Anywhere, but every other time at the end, where the answer to the commit is. */
  private static int position(Random random, int bytes) {
    return random.nextBoolean() ? random.nextInt(bytes) : bytes - 1 - random.nextInt(LAST_BYTES);
  }

  /** Connects, so that only the bytes of what follows are counted. */
  private static void warmUp(Api api) throws Exception {
    String question = Manifests.validateOnly(Manifests.service(Manifests.image(1)));
    Api.expectOk(answer(() -> api.validate(question)));
  }

  /** What a client gets that comes back when it is told to come back later. */
  private static Reply answer(Callable<Reply> request) throws Exception {
    Reply reply = request.call();
    for (int attempt = 1; attempt < ATTEMPTS && reply.status() == 503; attempt++) {
      reply = request.call();
    }
    return reply;
  }
}
