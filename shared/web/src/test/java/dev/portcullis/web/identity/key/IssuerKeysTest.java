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
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  private final IssuerKeys keys = new IssuerKeys(KEYS, source, clock);
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
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    SlowOnce slow = new SlowOnce(source, asking, answer);
    IssuerKeys shared = new IssuerKeys(KEYS, slow, clock);
    assertThat(shared.find("first")).isInstanceOf(Proof.Held.class);
    clock.advance(Duration.ofHours(1));
    slow.arm();
    Thread first =
        new Thread(
            () -> {
              var unused = shared.find("first");
            });
    first.start();
    assertThat(asking.await(30, TimeUnit.SECONDS)).isTrue();

    // Comes back although the question of the other thread has no answer yet.
    assertThat(shared.find("first")).isInstanceOf(Proof.Held.class);

    answer.countDown();
    first.join(30_000);
    assertThat(asked()).isEqualTo(2);
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
