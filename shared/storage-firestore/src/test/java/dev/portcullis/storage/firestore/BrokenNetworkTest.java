package dev.portcullis.storage.firestore;

import static dev.portcullis.storage.firestore.StoreOverFake.content;
import static dev.portcullis.storage.firestore.StoreOverFake.creation;
import static dev.portcullis.storage.firestore.StoreOverFake.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.CommitResult.Conflict;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.emulator.FirestoreEmulator;
import dev.portcullis.testkit.proxy.CuttingProxy;
import dev.portcullis.testkit.proxy.Fault;
import dev.portcullis.testkit.proxy.Fault.Direction;
import dev.portcullis.testkit.requirement.Requires;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A connection that fails at any byte of a commit: the answer is right or none, all or nothing is
 * written, and who asks again gets there. A few seconds; the seed is the test's name.
 */
@Requires("firestore-emulator")
@ExtendWith(FirestoreEmulator.class)
@Timeout(60)
class BrokenNetworkTest {

  private static final Duration DEADLINE = Duration.ofSeconds(4);
  private static final List<Fault.Manner> MANNERS =
      List.of(
          new Fault.Cut(),
          new Fault.Reset(),
          new Fault.Stall(),
          new Fault.Delay(Duration.ofMillis(50)));

  private final EmulatorProject emulator;
  private CuttingProxy proxy;
  private FirestoreDocumentStore store;

  BrokenNetworkTest(EmulatorProject emulator) {
    this.emulator = emulator;
  }

  static LongStream fewSeeds() {
    return LongStream.range(0, 20);
  }

  static LongStream manySeeds() {
    return LongStream.range(20, 420);
  }

  /** Loads the client, which takes longer than the deadline of these tests may be. */
  @BeforeAll
  static void loadClient(EmulatorProject emulator) {
    try (DocumentStore first = EmulatorStore.open(emulator)) {
      assertThat(first.commit(List.of(creation("a")))).isInstanceOf(Committed.class);
      assertThat(first.find(path("a"))).isPresent();
    }
  }

  @BeforeEach
  void open() throws IOException {
    String host = emulator.host();
    proxy = CuttingProxy.before(Integer.parseInt(host.substring(host.lastIndexOf(':') + 1)));
    store = openAt(proxy.host());
  }

  @AfterEach
  void close() throws IOException {
    store.close();
    proxy.close();
  }

  @ParameterizedTest
  @MethodSource("fewSeeds")
  void commit_brokenAnywhere_isAllOrNothingAndConverges(long seed) {
    assertConverges(new Random(seed));
  }

  @Tag("deep")
  @ParameterizedTest
  @MethodSource("manySeeds")
  void commit_brokenAnywhereManyTimes_isAllOrNothingAndConverges(long seed) {
    assertConverges(new Random(seed));
  }

  @Test
  void commit_answerCut_isRecognisedOnAnotherConnection() {
    warmUp();
    proxy.arm(new Fault(Direction.TO_CLIENT, 0, new Fault.Cut()));
    CommitResult result = store.commit(List.of(creation("a")));
    assertThat(result)
        .isEqualTo(new Committed(Map.of(path("a"), store.find(path("a")).orElseThrow().version())));
    assertThat(proxy.hasStruck()).isTrue();
  }

  @Test
  void read_deadConnection_isAnsweredByAnother() {
    warmUp();
    proxy.arm(new Fault(Direction.TO_CLIENT, 0, new Fault.Stall()));
    assertThat(store.find(path("warm"))).isPresent();
    assertThat(proxy.hasStruck()).isTrue();
  }

  private void assertConverges(Random random) {
    warmUp();
    Document updated = given("updated");
    Document deleted = given("deleted");
    String body = "x".repeat(random.nextInt(2) * random.nextInt(40_000));
    List<Write> writes =
        List.of(
            Write.create(path("created"), content(body)),
            Write.update(updated, content(body)),
            Write.delete(deleted));
    Direction direction = List.of(Direction.values()).get(random.nextInt(2));
    int bytes = direction == Direction.TO_SERVER ? 700 + 2 * body.length() : 400;
    Fault.Manner manner = MANNERS.get(random.nextInt(MANNERS.size()));
    proxy.arm(new Fault(direction, random.nextInt(bytes), manner));

    Optional<CommitResult> first = answer(writes);
    assertThat(first.filter(Conflict.class::isInstance)).isEmpty();

    try (FirestoreDocumentStore direct = openAt(emulator.host())) {
      boolean written = isWritten(direct, updated, body);
      assertThat(first.isPresent()).as("an answer is right").isIn(false, written);
    }
    if (!isWritten(store, updated, body)) {
      assertThat(store.commit(writes)).isInstanceOf(Committed.class);
      assertThat(isWritten(store, updated, body)).isTrue();
    }
  }

  /** What the store answers, or nothing if it is unavailable. */
  private Optional<CommitResult> answer(List<Write> writes) {
    try {
      return Optional.of(store.commit(writes));
    } catch (StoreUnavailableException e) {
      return Optional.empty();
    }
  }

  /** Whether all three writes are to be seen; fails if only some are. */
  private static boolean isWritten(FirestoreDocumentStore at, Document updated, String body) {
    Map<DocumentPath, Document> read =
        at.getAll(List.of(path("created"), updated.path(), path("deleted")));
    boolean created = read.containsKey(path("created"));
    assertThat(read.containsKey(path("deleted"))).isEqualTo(!created);
    assertThat(read)
        .hasEntrySatisfying(
            updated.path(),
            now -> {
              assertThat(now.equals(updated)).isEqualTo(!created);
              assertThat(now.body()).isEqualTo(created ? body : "created");
            });
    return created;
  }

  /** Connects, so that only the bytes of what follows are counted. */
  private void warmUp() {
    var unused = given("warm");
  }

  private Document given(String id) {
    assertThat(store.commit(List.of(creation(id)))).isInstanceOf(Committed.class);
    return store.find(path(id)).orElseThrow();
  }

  private FirestoreDocumentStore openAt(String host) {
    return FirestoreDocumentStore.open(EmulatorStore.connection(emulator, host), DEADLINE);
  }
}
