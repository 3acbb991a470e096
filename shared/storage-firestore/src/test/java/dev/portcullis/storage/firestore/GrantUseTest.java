package dev.portcullis.storage.firestore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.breakglass.GrantRace;
import dev.portcullis.testkit.breakglass.GrantUse;
import dev.portcullis.testkit.breakglass.NightGate;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.emulator.FirestoreEmulator;
import dev.portcullis.testkit.proxy.CuttingProxy;
import dev.portcullis.testkit.proxy.Fault;
import dev.portcullis.testkit.proxy.Fault.Direction;
import dev.portcullis.testkit.requirement.Requires;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A use of breakglass over a connection that fails at any byte of it: nothing is let through
 * without its record, the record is whole, and who asks again under the same id has one use. About
 * a second each; the seed is the test's name.
 */
@Requires("firestore-emulator")
@ExtendWith(FirestoreEmulator.class)
@Timeout(60)
class GrantUseTest {

  /** Of one call; a connection that is silent is given up a part of it earlier. */
  private static final Duration DEADLINE = Duration.ofMillis(1500);

  private static final List<Fault.Manner> MANNERS =
      List.of(
          new Fault.Cut(),
          new Fault.Reset(),
          new Fault.Stall(),
          new Fault.Delay(Duration.ofMillis(50)),
          new Fault.Outage());

  /** Of what nothing disturbs: a machine may be slow for a moment. */
  private static final int ATTEMPTS = 5;

  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final AtomicInteger STRIKES = new AtomicInteger();

  /** The one whose bytes are counted, and the one that is disturbed. */
  private static final GrantUse FIRST = new GrantUse(1);

  private static final GrantUse SECOND = new GrantUse(2);

  private final EmulatorProject emulator;
  private CuttingProxy proxy;
  private DocumentStore direct;

  GrantUseTest(EmulatorProject emulator) {
    this.emulator = emulator;
  }

  static LongStream fewSeeds() {
    return LongStream.range(0, 10);
  }

  static LongStream manySeeds() {
    return LongStream.range(10, 210);
  }

  @BeforeEach
  void open() throws IOException {
    String host = emulator.host();
    proxy = CuttingProxy.before(Integer.parseInt(host.substring(host.lastIndexOf(':') + 1)));
    direct = EmulatorStore.open(emulator);
  }

  @AfterEach
  void close() throws IOException {
    direct.close();
    proxy.close();
  }

  /** Faults that never strike would prove nothing. */
  @AfterAll
  static void mostFaultsStruck() {
    assertThat(STRIKES.get() * 4).isGreaterThanOrEqualTo(RUNS.get() * 3);
  }

  @ParameterizedTest
  @MethodSource("fewSeeds")
  void i3_connectionBroken_recordIsWhole_andRetryGivesOneUse(long seed) throws Exception {
    assertConverges(seed);
  }

  @Tag("deep")
  @ParameterizedTest
  @MethodSource("manySeeds")
  void i3_connectionBrokenManyTimes_recordIsWhole_andRetryGivesOneUse(long seed) throws Exception {
    assertConverges(seed);
  }

  @Test
  void grant_raced_isUsedOnce() throws Exception {
    GrantRace.run(direct, 4);
  }

  private void assertConverges(long seed) throws Exception {
    // Ten seeds in a row have every combination once.
    Direction direction = List.of(Direction.values()).get((int) (seed % 2));
    Fault.Manner manner = MANNERS.get((int) (seed / 2 % 5));
    NightGate night = GrantUse.project(direct);
    var unused = FIRST.grantedBy(night);
    unused = SECOND.grantedBy(night);
    try (DocumentStore broken =
        FirestoreDocumentStore.open(EmulatorStore.connection(emulator, proxy.host()), DEADLINE)) {
      int bytes = bytesOfAUse(broken, direction);
      proxy.arm(new Fault(direction, position(new Random(seed), bytes), manner));
      Optional<DecisionName> answered = SECOND.tryToAsk(NightGate.over(broken, 3));
      RUNS.incrementAndGet();
      STRIKES.addAndGet(proxy.hasStruck() ? 1 : 0);

      SECOND.checkAndAskAgain(direct, answered, 1, NightGate.over(direct, 4));
    }
  }

  /** How many bytes pass; connects besides, so that of the next use only its own are counted. */
  private int bytesOfAUse(DocumentStore broken, Direction direction) throws Exception {
    Optional<DecisionName> answered = Optional.empty();
    for (int attempt = 0; attempt < ATTEMPTS && answered.isEmpty(); attempt++) {
      proxy.arm(new Fault(direction, Long.MAX_VALUE, new Fault.Cut()));
      answered = FIRST.tryToAsk(NightGate.over(broken, 100 + attempt));
    }
    assertThat(answered).isPresent();
    return (int) proxy.passed(direction);
  }

  /** Anywhere, but every other time in the second half, where the commit is. */
  private static int position(Random random, int bytes) {
    return random.nextBoolean() ? random.nextInt(bytes) : bytes / 2 + random.nextInt(bytes / 2);
  }
}
