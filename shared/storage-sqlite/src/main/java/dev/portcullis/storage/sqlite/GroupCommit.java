package dev.portcullis.storage.sqlite;

import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers that arrive together share one transaction, as a commit to disk costs the same for
 * one and for many. Safe for many threads; needs none of its own.
 *
 * <p>Callers queue. The one at the head leads: it runs a batch of the first in the queue, itself
 * among them, while the others wait. INVARIANT: nobody is answered before the batch with their work
 * has ended, and the queue's order is the order of the batches and of the work in each.
 */
final class GroupCommit<T, R> {

  /** Runs all of the work, durably, or throws. */
  @FunctionalInterface
  interface Batch<T, R> {
    /** Returns as many results as there was work, in its order. */
    List<R> run(List<T> work);
  }

  private final Batch<T, R> batch;
  private final int largest;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Entry<T, R>> queue = new ArrayDeque<>();

  /**
   * @param largest how much work one batch takes
   * @param patience how long a caller waits for a batch to take its work
   */
  GroupCommit(Batch<T, R> batch, int largest, Duration patience) {
    this.batch = batch;
    this.largest = largest;
    this.patience = patience;
  }

  /** Runs work as part of some batch and returns its result once that is durable. */
  R submit(T work) {
    Entry<T, R> mine = new Entry<>(work, lock.newCondition());
    List<Entry<T, R>> members;
    lock.lock();
    try {
      queue.addLast(mine);
      await(mine);
      if (mine.answer != null) {
        return mine.answer.get();
      }
      members = queue.stream().limit(largest).toList();
      members.forEach(entry -> entry.taken = true);
    } finally {
      lock.unlock();
    }
    return lead(members);
  }

  /** Returns when the entry is answered or leads; otherwise takes it back and throws. */
  private void await(Entry<T, R> mine) {
    long left = patience.toNanos();
    while (mine.answer == null && queue.getFirst() != mine) {
      try {
        if (mine.taken) {
          mine.changed.await();
        } else if (left > 0) {
          left = mine.changed.awaitNanos(left);
        } else {
          withdraw(mine);
          throw Failures.overloaded();
        }
      } catch (InterruptedException e) {
        if (mine.taken) {
          throw Failures.interrupted(Outcome.UNKNOWN, e);
        }
        withdraw(mine);
        throw Failures.interrupted(Outcome.NOTHING_WRITTEN, e);
      }
    }
  }

  /** Takes back work that no batch has taken. Its turn to lead, if it has just come, goes on. */
  private void withdraw(Entry<T, R> mine) {
    queue.remove(mine);
    wakeHead();
  }

  private R lead(List<Entry<T, R>> members) {
    // What is answered if the batch ends in an error that nobody foresaw: no one may wait for ever.
    List<Supplier<R>> answers = Collections.nCopies(members.size(), thrown(Failures::lost));
    try {
      List<R> results = batch.run(members.stream().map(entry -> entry.work).toList());
      answers = results.stream().<Supplier<R>>map(result -> () -> result).toList();
    } catch (StoreUnavailableException e) {
      // Every caller throws its own exception, so that its stack trace is its own.
      answers = Collections.nCopies(members.size(), thrown(() -> Failures.again(e)));
    } finally {
      settle(members, answers);
    }
    return answers.get(0).get();
  }

  private Supplier<R> thrown(Supplier<StoreUnavailableException> failure) {
    return () -> {
      throw failure.get();
    };
  }

  private void settle(List<Entry<T, R>> members, List<Supplier<R>> answers) {
    lock.lock();
    try {
      for (int i = 0; i < members.size(); i++) {
        Entry<T, R> entry = queue.removeFirst();
        entry.answer = answers.get(i);
        entry.changed.signal();
      }
      wakeHead();
    } finally {
      lock.unlock();
    }
  }

  private void wakeHead() {
    Entry<T, R> head = queue.peekFirst();
    if (head != null) {
      head.changed.signal();
    }
  }

  /** One caller's work. What changes is guarded by the lock. */
  private static final class Entry<T, R> {
    final T work;
    final Condition changed;
    boolean taken;
    @Nullable Supplier<R> answer;

    Entry(T work, Condition changed) {
      this.work = work;
      this.changed = changed;
    }
  }
}
