package dev.portcullis.web.identity.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.issuer.SigningKey;
import dev.portcullis.testkit.issuer.TestIssuer;
import dev.portcullis.testkit.storage.Race;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.proof.Refusal;
import dev.portcullis.web.memory.LogCapture;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerKeysTest {

  private static final URI KEYS = URI.create("https://issuer.example.com/keys");
  private static final String FIRST = TestIssuer.keySet(SigningKey.p256("first", 0));
  private static final String BOTH =
      TestIssuer.keySet(SigningKey.p256("first", 0), SigningKey.p256("second", 1));
  private static final String SECOND = TestIssuer.keySet(SigningKey.p256("second", 1));

  private final MutableClock clock = new MutableClock();
  private final CountingKeySource source = CountingKeySource.of(FIRST);
  private final IssuerKeys keys = new IssuerKeys(KEYS, source, clock, WaitingRoom.usual());
  private final LogCapture log = LogCapture.of(IssuerKeys.class);

  @AfterEach
  void stopCapturing() {
    log.close();
  }

  @ParameterizedTest
  @CsvSource({"0, 60", "59, 60", "61, 61", "3600, 3600", "86400, 86400", "999999999, 86400"})
  void find_knownKey_isAskedForAgainWhenItsTimeIsOver(long maxAge, long kept) {
    source.maxAge(Duration.ofSeconds(maxAge));
    assertThat(isFound("first")).isTrue();

    clock.advance(Duration.ofSeconds(kept - 1));
    assertThat(isFound("first")).isTrue();
    assertThat(asked()).isEqualTo(1);

    clock.advance(Duration.ofSeconds(1));
    assertThat(isFound("first")).isTrue();
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void find_newKey_isFoundByOneMoreQuestion() {
    assertThat(isFound("first")).isTrue();
    source.rotate(BOTH);
    clock.advance(Duration.ofSeconds(30));

    assertThat(isFound("second")).isTrue();
    assertThat(isFound("first")).isTrue();
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void find_unknownKeysWithoutEnd_askNoOftenerThanTheFloor() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(keys.find("unknown" + i))
          .isEqualTo(Proof.invalid("the issuer has no key `unknown" + i + "`"));
      clock.advance(Duration.ofMillis(100));
    }

    // 100 seconds: at 0, 30, 60 and 90.
    assertThat(asked()).isEqualTo(4);
  }

  @Test
  void find_keyThatTheIssuerWithdrew_isGoneWithTheNextAnswer() {
    assertThat(isFound("first")).isTrue();
    source.rotate(SECOND);
    clock.advance(Duration.ofHours(1));

    assertThat(isFound("first")).isFalse();
    assertThat(isFound("second")).isTrue();
  }

  @Test
  void find_issuerThatIsDown_keepsWhatIsKnownUntilALimit() {
    assertThat(isFound("first")).isTrue();
    source.fail();
    clock.advance(Duration.ofHours(7).minusSeconds(1));
    assertThat(isFound("first")).isTrue();
    assertThat(isFound("first")).isTrue();
    assertThat(asked()).as("once, and then not before the floor").isEqualTo(2);

    clock.advance(Duration.ofSeconds(1));
    assertThat(refusal("first"))
        .isInstanceOfSatisfying(
            Refusal.Unavailable.class,
            refusal -> assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(29)));

    source.recover();
    clock.advance(Duration.ofSeconds(29));
    assertThat(isFound("first")).isTrue();
  }

  @Test
  void find_unknownKeyWhileTheIssuerIsDown_isNotSaidToBeWrong() {
    assertThat(isFound("first")).isTrue();
    source.fail();
    clock.advance(Duration.ofSeconds(30));

    assertThat(refusal("second")).isInstanceOf(Refusal.Unavailable.class);
    assertThat(log.records()).hasSize(1);
  }

  @Test
  void find_answerWithoutAKey_isNoAnswer() {
    source.rotate("{\"keys\": []}");
    assertThat(refusal("first")).isInstanceOf(Refusal.Unavailable.class);

    source.rotate(FIRST);
    clock.advance(Duration.ofSeconds(30));
    assertThat(isFound("first")).isTrue();

    source.rotate("<html>");
    clock.advance(Duration.ofHours(1));
    assertThat(isFound("first")).isTrue();
  }

  @Test
  void find_clockSetBack_doesNotMakeKeysLastLonger() {
    assertThat(isFound("first")).isTrue();
    clock.set(MutableClock.START.minus(Duration.ofDays(1)));
    source.rotate(SECOND);

    assertThat(isFound("first")).isFalse();
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void find_manyAtOnce_shareOneQuestion() throws Exception {
    List<Boolean> found = Race.of(16, runner -> () -> isFound("first"));

    assertThat(found).containsOnly(true);
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void find_manyAtOnceWhileTheIssuerIsDown_shareOneQuestion() throws Exception {
    source.fail();

    assertThat(Race.of(16, runner -> () -> isFound("first"))).containsOnly(false);
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void find_knownKeyWhileSomebodyElseAsks_doesNotWait() throws Exception {
    try (Stalling stalled = new Stalling(source, Duration.ofHours(1), "first")) {
      assertThat(stalled.keys().find("first")).isInstanceOf(Proof.Held.class);
    }

    assertThat(asked()).isEqualTo(2);
  }

  /** Ids can be made up without end, and each that waited would hold a place. */
  @Test
  void find_unknownKeysWhileSomebodyElseAsks_doNotWait() throws Exception {
    try (Stalling stalled = new Stalling(source, Duration.ofSeconds(30), "unknown")) {
      for (int i = 0; i < 1_000; i++) {
        assertThat(stalled.keys().find("unknown" + i))
            .isInstanceOfSatisfying(
                Proof.Failed.class,
                failed ->
                    assertThat(failed.refusal())
                        .isInstanceOfSatisfying(
                            Refusal.Unavailable.class,
                            refusal ->
                                assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(1))));
      }
      assertThat(stalled.keys().find("first")).isInstanceOf(Proof.Held.class);
      assertThat(stalled.keys().areThere()).isTrue();
    }

    assertThat(asked()).isEqualTo(2);
  }

  /** Before there are any keys, some wait; the others come back at once. */
  @Test
  void find_firstKeysThatDoNotCome_holdOnlyTheSeats() throws Exception {
    ReentrantLock asking = new ReentrantLock();
    WaitingRoom room = new WaitingRoom(2, Duration.ofMinutes(1));
    List<Thread> seated = new ArrayList<>();
    asking.lock();
    try {
      seated.add(waiting(room, asking));
      seated.add(waiting(room, asking));
      while (asking.getQueueLength() < 2) {
        Thread.onSpinWait();
      }

      // Come back although this thread goes on asking, which none of them is.
      assertThat(Race.of(8, runner -> () -> room.lock(asking))).containsOnly(false);
    } finally {
      asking.unlock();
    }
    for (Thread thread : seated) {
      thread.join(30_000);
    }
    assertThat(Race.of(1, runner -> () -> room.lock(asking))).containsOnly(true);
  }

  @Test
  void find_impatient_leavesItsSeat() throws Exception {
    ReentrantLock asking = new ReentrantLock();
    WaitingRoom room = new WaitingRoom(1, Duration.ofNanos(1));
    asking.lock();
    try {
      assertThat(Race.of(1, runner -> () -> room.lock(asking))).containsOnly(false);
    } finally {
      asking.unlock();
    }

    Thread later = waiting(room, asking);
    later.join(30_000);
    assertThat(room.freeSeats()).isEqualTo(1);
  }

  private static Thread waiting(WaitingRoom room, ReentrantLock asking) {
    Thread thread =
        new Thread(
            () -> {
              if (room.lock(asking)) {
                asking.unlock();
              }
            });
    thread.start();
    return thread;
  }

  private boolean isFound(String id) {
    return keys.find(id) instanceof Proof.Held<TokenKey>;
  }

  private Refusal refusal(String id) {
    return ((Proof.Failed<TokenKey>) keys.find(id)).refusal();
  }

  private int asked() {
    return source.locations().size();
  }

  /** Keys that were fetched once, and that somebody is asking for again, without an answer. */
  private final class Stalling implements AutoCloseable {

    private final CountDownLatch asking = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final IssuerKeys keys;
    private final Thread first;

    /** The question of somebody who looks for a key, so long after the first answer. */
    private Stalling(KeySource source, Duration later, String id) throws InterruptedException {
      SlowOnce slow = new SlowOnce(source, asking, answer);
      this.keys = new IssuerKeys(KEYS, slow, clock, WaitingRoom.usual());
      assertThat(keys.find("first")).isInstanceOf(Proof.Held.class);
      clock.advance(later);
      slow.arm();
      this.first =
          new Thread(
              () -> {
                var unused = keys.find(id);
              });
      first.start();
      assertThat(asking.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private IssuerKeys keys() {
      return keys;
    }

    @Override
    public void close() {
      answer.countDown();
      try {
        first.join(30_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Once armed, answers only when it is told to. */
  private static final class SlowOnce implements KeySource {

    private final KeySource source;
    private final CountDownLatch asking;
    private final CountDownLatch answer;
    private volatile boolean armed;

    private SlowOnce(KeySource source, CountDownLatch asking, CountDownLatch answer) {
      this.source = source;
      this.asking = asking;
      this.answer = answer;
    }

    private void arm() {
      armed = true;
    }

    @Override
    public FetchedKeys fetch(URI location) throws KeySourceException {
      if (armed) {
        asking.countDown();
        try {
          if (!answer.await(30, TimeUnit.SECONDS)) {
            throw new KeySourceException("nobody let it answer");
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return source.fetch(location);
    }
  }
}
