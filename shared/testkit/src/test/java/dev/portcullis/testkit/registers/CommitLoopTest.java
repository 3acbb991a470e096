package dev.portcullis.testkit.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.document.CommitLoop.Attempt;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CommitLoopTest {

  private static final DocumentPath PATH = DocumentPath.of("things", "a");
  private static final Write CREATE = Write.create(PATH, Content.of(MutableClock.START, "{}"));

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final List<Integer> pauses = new ArrayList<>();
  private final CommitLoop loop = new CommitLoop(Journal.unlogged(store), pauses::add);

  @Test
  void run_nothingToWrite_asksTheStoreNothing() throws Exception {
    assertThat(loop.<String>run(() -> Attempt.nothing("answer"))).isEqualTo("answer");
    assertThat(store.roundTrips()).isZero();
  }

  @Test
  void run_firstAttemptHolds_doesNotPause() throws Exception {
    assertThat(
            loop.<Boolean>run(
                () -> new Attempt<>(List.of(CREATE), c -> c.versions().containsKey(PATH))))
        .isTrue();
    assertThat(pauses).isEmpty();
  }

  @Test
  void run_lostOnce_preparesAnew() throws Exception {
    assertThat(store.commit(List.of(CREATE)).conflict()).isEmpty();
    Content changed = Content.of(MutableClock.START, "{\"n\":1}");

    // The first attempt thinks that nothing is there, the second has looked.
    Boolean done =
        loop.run(
            () ->
                new Attempt<>(
                    List.of(
                        pauses.isEmpty()
                            ? CREATE
                            : Write.update(store.find(PATH).orElseThrow(), changed)),
                    committed -> true));

    assertThat(done).isTrue();
    assertThat(pauses).containsExactly(2);
    assertThat(store.find(PATH).orElseThrow().content()).isEqualTo(changed);
  }

  @Test
  void run_lostEveryTime_isUnavailableAfterTen() {
    assertThat(store.commit(List.of(CREATE)).conflict()).isEmpty();
    store.reset();

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> loop.run(() -> new Attempt<>(List.of(CREATE), committed -> "never")))
        .returns(
            StoreUnavailableException.Outcome.NOTHING_WRITTEN, StoreUnavailableException::outcome);
    assertThat(store.commits()).isEqualTo(10);
    assertThat(pauses).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  @Test
  void run_interruptedWhileWaiting_isUnavailableAndStaysInterrupted() {
    assertThat(store.commit(List.of(CREATE)).conflict()).isEmpty();
    CommitLoop impatient =
        new CommitLoop(
            Journal.unlogged(store),
            attempt -> {
              throw new InterruptedException();
            });

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> impatient.run(() -> new Attempt<>(List.of(CREATE), committed -> "never")))
        .withMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void run_stepRefuses_writesNothing() {
    RegisterAssertions.assertRefused(
        RegisterException.Kind.STALE,
        () ->
            loop.run(
                () -> {
                  throw new RegisterException(RegisterException.Kind.STALE, "too late");
                }));
    assertThat(store.roundTrips()).isZero();
  }

  @Test
  void jittered_interrupted_doesNotWait() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> Backoff.jittered(new SplittableRandom(1)).pause(10));
    assertThat(Thread.interrupted()).isFalse();
  }
}
