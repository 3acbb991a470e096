package dev.portcullis.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.sqlite.KilledProcess.End;
import dev.portcullis.storage.sqlite.KilledProcess.Point;
import dev.portcullis.storage.sqlite.StoppingStore.Side;
import dev.portcullis.testkit.breakglass.GrantRace;
import dev.portcullis.testkit.breakglass.GrantUse;
import dev.portcullis.testkit.breakglass.NightGate;
import dev.portcullis.testkit.storage.CountingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills a process with SIGKILL at every point of a use of breakglass: nothing is let through
 * without its record, the record is whole, and who asks again under the same id has one use. Under
 * a second a kill.
 */
@Timeout(60)
class GrantUseCrashTest {

  private static final GrantUse USE = new GrantUse(1);

  /** How many kills before, after and within calls a developer waits for. */
  private static final int FEW = 20;

  private static final int MANY = 100;

  /** More than the commit takes in a process that has just started. */
  private static final int COMMIT_NANOS = 30_000_000;

  /** A project with a grant that nobody has used. */
  @TempDir static Path prepared;

  @TempDir private Path directory;
  private Path file = Path.of("");

  @BeforeAll
  static void prepare() throws Exception {
    try (SqliteDocumentStore store = SqliteDocumentStore.open(prepared.resolve("store.db"))) {
      var unused = USE.grantedBy(GrantUse.project(store));
    }
  }

  @BeforeEach
  void copy() throws IOException {
    file = Files.copy(prepared.resolve("store.db"), directory.resolve("store.db"));
  }

  static Stream<Point> fewPoints() throws Exception {
    return Stream.concat(eachCall(), withinTheCommit(0)).limit(FEW);
  }

  static Stream<Point> manyPoints() throws Exception {
    return withinTheCommit(1).limit(MANY);
  }

  @ParameterizedTest
  @MethodSource("fewPoints")
  void i3_killed_recordIsWhole_andRetryGivesOneUse(Point point) throws Exception {
    assertConverges(point);
  }

  @Tag("deep")
  @ParameterizedTest
  @MethodSource("manyPoints")
  void i3_killedManyTimes_recordIsWhole_andRetryGivesOneUse(Point point) throws Exception {
    assertConverges(point);
  }

  @Test
  void use_leftAlone_makesAsManyCallsAsAreTried() throws Exception {
    End end = KilledProcess.run(file, USE, new Point(calls() + 1, Side.BEFORE, 0));

    assertThat(end.wasThere()).isFalse();
    assertThat(end.answered()).isPresent();
  }

  @Test
  void grant_raced_isUsedOnce() throws Exception {
    try (SqliteDocumentStore store = SqliteDocumentStore.open(directory.resolve("race.db"))) {
      GrantRace.run(store, 8);
    }
  }

  private void assertConverges(Point point) throws Exception {
    End end = KilledProcess.run(file, USE, point);

    assertThat(end.wasThere()).isTrue();
    if (point.goesOnNanos() == 0) {
      assertThat(end.answered()).isEmpty();
    }
    try (SqliteDocumentStore store = SqliteDocumentStore.open(file)) {
      USE.checkAndAskAgain(store, end.answered(), 0, NightGate.over(store, 3));
    }
  }

  /** Both sides of every call that a use makes. */
  private static Stream<Point> eachCall() throws Exception {
    return IntStream.rangeClosed(1, calls())
        .boxed()
        .flatMap(call -> Stream.of(Side.values()).map(side -> new Point(call, side, 0)));
  }

  /** Moments of the last call, without end. */
  private static Stream<Point> withinTheCommit(long seed) throws Exception {
    int last = calls();
    return new Random(seed)
        .ints(1, COMMIT_NANOS)
        .mapToObj(nanos -> new Point(last, Side.BEFORE, nanos));
  }

  /** How many calls a use makes to the store; the commit is the last. */
  private static int calls() throws Exception {
    CountingStore counting = new CountingStore(SqliteDocumentStore.inMemory());
    try (counting) {
      GrantUse use = USE.grantedBy(GrantUse.project(counting));
      counting.reset();
      var unused = use.ask(NightGate.over(counting, 2));
      assertThat(counting.commits()).isEqualTo(1);
      return (int) counting.roundTrips();
    }
  }
}
