package dev.portcullis.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import dev.portcullis.testkit.storage.Race;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SessionPoolTest {

  private final AtomicInteger opened = new AtomicInteger();
  private final SessionPool pool = new SessionPool(this::open, 2, Duration.ofMinutes(1));

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void read_oneAfterTheOther_usesOneSession() {
    for (int i = 0; i < 5; i++) {
      assertThat(pool.<String>read(session -> session.ask("SELECT 'a'"))).isEqualTo("a");
    }
    assertThat(opened).hasValue(1);
  }

  @Test
  void read_manyThreads_neverShareASessionAndOpenNoMoreThanTheSize() throws InterruptedException {
    AtomicInteger inUse = new AtomicInteger();
    List<Integer> most =
        Race.of(
            8,
            runner ->
                () -> {
                  int seen = 0;
                  for (int i = 0; i < 50; i++) {
                    seen = Math.max(seen, pool.read(session -> held(session, inUse)));
                  }
                  return seen;
                });
    assertThat(most).allMatch(count -> count <= 2);
    assertThat(opened.get()).isBetween(1, 2);
  }

  @Test
  void read_twoThreads_runAtTheSameTime() throws InterruptedException {
    CyclicBarrier bothInside = new CyclicBarrier(2);
    List<Session> sessions =
        Race.of(2, runner -> () -> pool.<Session>read(session -> met(session, bothInside)));
    assertThat(sessions).doesNotHaveDuplicates();
  }

  @Test
  void read_workFails_givesTheSessionBack() {
    for (int i = 0; i < 5; i++) {
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> pool.read(session -> session.ask("SELECT nonsense")));
    }
    assertThat(opened).hasValue(1);
  }

  @Test
  void read_openingFails_isUnavailableAndIsTriedAgain() {
    AtomicInteger attempts = new AtomicInteger();
    SessionPool failing =
        new SessionPool(
            () -> {
              if (attempts.incrementAndGet() < 3) {
                throw new SQLException("no");
              }
              return Connections.memory();
            },
            1,
            Duration.ZERO);
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> failing.read(session -> 1));
    }
    assertThat(failing.<Integer>read(session -> 1)).isEqualTo(1);
    failing.close();
  }

  @Test
  void read_noneFreeAndNoPatience_isUnavailable() {
    SessionPool impatient = new SessionPool(Connections::memory, 1, Duration.ZERO);
    StoreUnavailableException inner =
        impatient.read(
            held ->
                catchThrowableOfType(
                    StoreUnavailableException.class, () -> impatient.read(session -> 1)));
    assertThat(inner).returns(Outcome.NOTHING_WRITTEN, StoreUnavailableException::outcome);
    impatient.close();
  }

  @Test
  void read_interrupted_isUnavailableAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> pool.read(session -> 1));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void write_interrupted_stillWrites() {
    Thread.currentThread().interrupt();
    assertThat(pool.<Integer>write(session -> 1)).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void write_workThrows_rollsBack() {
    SessionPool one = new SessionPool(Connections::memory, 1, Duration.ZERO);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                one.write(
                    session -> {
                      session.execute("UPDATE sequence SET last = 5");
                      throw new IllegalStateException("a mistake");
                    }));
    assertThat(one.<String>read(session -> session.ask("SELECT last FROM sequence")))
        .isEqualTo("0");
    one.close();
  }

  private Session open() throws SQLException {
    opened.incrementAndGet();
    return Connections.memory();
  }

  private static Session met(Session session, CyclicBarrier barrier) {
    try {
      assertThat(barrier.await()).isBetween(0, 1);
      return session;
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError("the other never came", e);
    }
  }

  private static int held(Session session, AtomicInteger inUse) throws SQLException {
    int now = inUse.incrementAndGet();
    assertThat(session.ask("SELECT 1")).isEqualTo("1");
    inUse.decrementAndGet();
    return now;
  }
}
