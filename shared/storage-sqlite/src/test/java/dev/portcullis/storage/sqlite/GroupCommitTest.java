package dev.portcullis.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {

  private static final int LARGEST = 3;
  private static final Duration AN_HOUR = Duration.ofHours(1);

  /** The batches that ran, and a gate before the first of them ends. */
  private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());

  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void submit_alone_isABatchOfOne() {
    gate.countDown();
    GroupCommit<String, String> group = group(AN_HOUR);
    assertThat(group.submit("a")).isEqualTo("A");
    assertThat(group.submit("b")).isEqualTo("B");
    assertThat(batches).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void submit_whileABatchRuns_shareTheNextInTheirOrder() throws Exception {
    GroupCommit<String, String> group = group(AN_HOUR);
    List<Caller> callers = followers(group, "a", "b", "c", "d", "e");
    assertThat(callers).noneMatch(Caller::isDone);
    gate.countDown();
    for (Caller caller : callers) {
      assertThat(caller.get()).isEqualTo(caller.getName().toUpperCase(Locale.ROOT));
    }
    assertThat(batches).containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("e"));
  }

  @Test
  void submit_manyAtOnce_answersEachWithItsOwn() throws Exception {
    gate.countDown();
    GroupCommit<String, String> group = group(AN_HOUR);
    List<Caller> callers =
        IntStream.range(0, 200).mapToObj(i -> new Caller(group, "w" + i)).toList();
    callers.forEach(Thread::start);
    for (Caller caller : callers) {
      assertThat(caller.get()).isEqualTo(caller.getName().toUpperCase(Locale.ROOT));
    }
    assertThat(batches).allMatch(batch -> batch.size() <= LARGEST);
    assertThat(batches.stream().flatMap(List::stream)).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void submit_batchUnavailable_failsAllItsMembersAndNoOther() throws Exception {
    GroupCommit<String, String> group = group(AN_HOUR);
    List<Caller> callers = followers(group, "a", "full", "c", "d", "e");
    gate.countDown();
    assertThat(callers.get(0).get()).isEqualTo("A");
    for (Caller failed : callers.subList(1, 4)) {
      assertThat(failed.failure()).returns(Outcome.UNKNOWN, StoreUnavailableException::outcome);
    }
    assertThat(callers.get(4).get()).isEqualTo("E");
  }

  @Test
  void submit_mistakeInABatch_leavesNobodyWaiting() throws Exception {
    GroupCommit<String, String> group = group(AN_HOUR);
    List<Caller> callers = followers(group, "a", "b", "mistake", "d", "e");
    gate.countDown();
    assertThat(callers.get(1).thrown()).isInstanceOf(IllegalStateException.class);
    assertThat(callers.get(2).failure())
        .returns(Outcome.UNKNOWN, StoreUnavailableException::outcome);
    assertThat(callers.get(3).failure())
        .returns(Outcome.UNKNOWN, StoreUnavailableException::outcome);
    assertThat(callers.get(4).get()).isEqualTo("E");
  }

  @Test
  void submit_interruptedBeforeItsBatch_takesItsWorkBack() throws Exception {
    GroupCommit<String, String> group = group(AN_HOUR);
    List<Caller> callers = followers(group, "a", "b", "c");
    callers.get(1).interrupt();
    assertThat(callers.get(1).failure())
        .returns(Outcome.NOTHING_WRITTEN, StoreUnavailableException::outcome);
    assertThat(callers.get(1).wasInterrupted()).isTrue();
    gate.countDown();
    assertThat(callers.get(2).get()).isEqualTo("C");
    assertThat(batches).containsExactly(List.of("a"), List.of("c"));
  }

  /** Races the end of a batch against the interrupt of the caller whose turn then comes. */
  @Test
  void submit_interruptedWhenItsTurnComes_passesTheTurnOn() throws Exception {
    for (int round = 0; round < 100; round++) {
      CountDownLatch ends = new CountDownLatch(1);
      CountDownLatch runs = new CountDownLatch(1);
      GroupCommit<String, String> group =
          new GroupCommit<>(
              work -> {
                runs.countDown();
                uninterruptibly(ends);
                return work;
              },
              1,
              AN_HOUR);
      List<Caller> callers = followers(group, runs, "a", "b", "c");
      ends.countDown();
      callers.get(1).interrupt();
      assertThat(callers.get(2).get()).isEqualTo("c");
    }
  }

  @Test
  void submit_interruptedDuringItsBatch_doesNotKnow() throws Exception {
    CountDownLatch secondRuns = new CountDownLatch(1);
    CountDownLatch secondGate = new CountDownLatch(1);
    GroupCommit<String, String> group =
        new GroupCommit<>(
            work -> {
              List<String> results = run(work);
              if (work.contains("b")) {
                secondRuns.countDown();
                uninterruptibly(secondGate);
              }
              return results;
            },
            LARGEST,
            AN_HOUR);
    List<Caller> callers = followers(group, "a", "b", "c");
    gate.countDown();
    secondRuns.await();
    callers.get(2).interrupt();
    assertThat(callers.get(2).failure())
        .returns(Outcome.UNKNOWN, StoreUnavailableException::outcome);
    assertThat(callers.get(2).wasInterrupted()).isTrue();
    secondGate.countDown();
    assertThat(callers.get(1).get()).isEqualTo("B");
    assertThat(group.submit("d")).isEqualTo("D");
    assertThat(batches).containsExactly(List.of("a"), List.of("b", "c"), List.of("d"));
  }

  @Test
  void submit_outOfPatience_takesItsWorkBack() throws Exception {
    GroupCommit<String, String> group = group(Duration.ZERO);
    Caller leader = new Caller(group, "a");
    leader.start();
    running.await();
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> group.submit("b"))
        .returns(Outcome.NOTHING_WRITTEN, StoreUnavailableException::outcome);
    gate.countDown();
    assertThat(leader.get()).isEqualTo("A");
    assertThat(group.submit("c")).isEqualTo("C");
    assertThat(batches).containsExactly(List.of("a"), List.of("c"));
  }

  private GroupCommit<String, String> group(Duration patience) {
    return new GroupCommit<>(this::run, LARGEST, patience);
  }

  private List<String> run(List<String> work) {
    batches.add(work);
    running.countDown();
    uninterruptibly(gate);
    if (work.contains("full")) {
      throw new StoreUnavailableException("full", Outcome.UNKNOWN, Duration.ZERO, null);
    }
    if (work.contains("mistake")) {
      throw new IllegalStateException("a mistake");
    }
    return work.stream().map(text -> text.toUpperCase(Locale.ROOT)).toList();
  }

  /** The first runs its batch behind the gate, the others wait in this order. */
  private List<Caller> followers(GroupCommit<String, String> group, String... work)
      throws InterruptedException {
    return followers(group, running, work);
  }

  private static List<Caller> followers(
      GroupCommit<String, String> group, CountDownLatch leads, String... work)
      throws InterruptedException {
    List<Caller> callers = new ArrayList<>();
    for (String text : work) {
      Caller caller = new Caller(group, text);
      callers.add(caller);
      caller.start();
      leads.await();
      while (callers.size() > 1 && caller.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
    }
    return callers;
  }

  private static void uninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A thread that submits its name. */
  private static final class Caller extends Thread {

    private final FutureTask<String> submission;
    private volatile boolean interrupted;

    Caller(GroupCommit<String, String> group, String work) {
      this(work, new FutureTask<>(() -> group.submit(work)));
    }

    private Caller(String work, FutureTask<String> submission) {
      super(work);
      this.submission = submission;
    }

    @Override
    public void run() {
      submission.run();
      interrupted = isInterrupted();
    }

    boolean isDone() {
      return submission.isDone();
    }

    String get() throws Exception {
      return submission.get();
    }

    Throwable thrown() throws InterruptedException {
      try {
        throw new AssertionError("not a failure but " + submission.get());
      } catch (ExecutionException e) {
        return Objects.requireNonNull(e.getCause());
      }
    }

    StoreUnavailableException failure() throws InterruptedException {
      Throwable thrown = thrown();
      assertThat(thrown).isInstanceOf(StoreUnavailableException.class);
      return (StoreUnavailableException) thrown;
    }

    boolean wasInterrupted() throws InterruptedException {
      join();
      return interrupted;
    }
  }
}
