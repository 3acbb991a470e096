package dev.portcullis.record.log;

import dev.portcullis.registers.document.Backoff;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.CommitResult.Conflict;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import dev.portcullis.verification.name.ProjectId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Appends to the log of one project. Safe for use by many threads; several instances, in this
 * process or others, find each other by the preconditions of their commits.
 *
 * <p>Callers queue, and one of them at a time leads: it commits what is in the queue, its own
 * submission among it, and whoever was waiting finds the answer there. INVARIANT: the order of the
 * queue is the order of the entries, and nobody is answered before the commit with the entries was.
 */
final class Sequencer {

  /** How often a batch is tried against other instances; each time one of them got on. */
  private static final int MAX_ATTEMPTS = 2 * Backoff.MAX_ATTEMPTS;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final ProjectId project;
  private final DocumentStore store;
  private final Backoff backoff;
  private final Optional<Announcement> announcement;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Submission> queue = new ArrayDeque<>();
  private boolean led;

  /** What this instance wrote last, if nothing is known to have come after. Only leaders use it. */
  private Optional<LogHead> known = Optional.empty();

  Sequencer(
      ProjectId project,
      DocumentStore store,
      Backoff backoff,
      Optional<Announcement> announcement) {
    this.project = project;
    this.store = store;
    this.backoff = backoff;
    this.announcement = announcement;
  }

  /** Commits, together with whoever else is waiting. */
  CommitResult submit(Submission mine) {
    List<Submission> batch;
    lock.lock();
    try {
      queue.addLast(mine);
      if (led) {
        await(mine);
      }
      if (mine.isAnswered()) {
        return mine.result();
      }
      led = true;
      batch = takeBatch();
    } finally {
      lock.unlock();
    }
    lead(batch);
    return mine.result();
  }

  /** Returns when it is answered or leads; otherwise takes it back and throws. */
  private void await(Submission mine) {
    Condition changed = lock.newCondition();
    mine.waitsFor(changed);
    long left = PATIENCE.toNanos();
    while (!mine.isAnswered() && !mine.isAppointed()) {
      try {
        if (mine.isTaken()) {
          // Somebody is at it, and that ends: to go now would be not to know what became of it.
          changed.awaitUninterruptibly();
        } else if (left > 0) {
          left = changed.awaitNanos(left);
        } else {
          throw withdrawn(mine, "too many wait to write to the log");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        if (!mine.isTaken() && !mine.isAppointed() && !mine.isAnswered()) {
          throw withdrawn(mine, "interrupted while waiting");
        }
      }
    }
  }

  private StoreUnavailableException withdrawn(Submission mine, String why) {
    queue.remove(mine);
    return unavailable(why, Outcome.NOTHING_WRITTEN);
  }

  /** The first of the queue, as many as one commit takes and as do not write the same document. */
  private List<Submission> takeBatch() {
    List<Submission> batch = new ArrayList<>();
    Set<DocumentPath> paths = new HashSet<>();
    int count = 0;
    long bytes = 0;
    Iterator<Submission> waiting = queue.iterator();
    while (waiting.hasNext()) {
      Submission next = waiting.next();
      boolean fits = batch.isEmpty() || Submission.fit(count + next.count(), bytes + next.bytes());
      if (!fits || next.paths().stream().anyMatch(paths::contains)) {
        break;
      }
      waiting.remove();
      next.take();
      batch.add(next);
      paths.addAll(next.paths());
      count += next.count();
      bytes += next.bytes();
    }
    return batch;
  }

  /** Commits a batch and answers everybody in it. */
  private void lead(List<Submission> batch) {
    try {
      write(new ArrayList<>(batch));
    } catch (StoreUnavailableException e) {
      known = Optional.empty();
      fail(batch, e);
    } finally {
      // Left by an error that nobody foresaw: no one may wait for ever.
      fail(batch, unavailable("whoever wrote to the log failed", Outcome.UNKNOWN));
      handOver(batch);
    }
  }

  /** Wakes those who are answered, and the first of the others, who leads from here on. */
  private void handOver(List<Submission> batch) {
    lock.lock();
    try {
      batch.forEach(Submission::wake);
      led = !queue.isEmpty();
      if (led) {
        queue.getFirst().appoint();
      }
    } finally {
      lock.unlock();
    }
  }

  private void write(List<Submission> batch) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS && !batch.isEmpty(); ) {
      LogHead head = known.orElseGet(this::readHead);
      Plan plan = new Plan(project, head, batch, announcement);
      CommitResult result = store.commit(plan.writes());
      if (result instanceof Committed committed) {
        known = Optional.of(plan.head(committed));
        batch.forEach(submission -> submission.answer(plan.part(submission, committed)));
        return;
      }
      Conflict conflict = result.conflict().orElseThrow();
      Optional<Submission> owner = plan.owner(conflict.path());
      if (owner.isPresent()) {
        owner.get().answer(conflict);
        batch.remove(owner.get());
      } else {
        known = Optional.empty();
        attempt++;
        pause(attempt);
      }
    }
    if (!batch.isEmpty()) {
      throw unavailable(
          "others kept writing to the log, or it does not end where its head says; try again, and"
              + " if that does not help, run fsck",
          Outcome.NOTHING_WRITTEN);
    }
  }

  private LogHead readHead() {
    return LogHead.pick(project, store.getAll(LogHead.paths(project)));
  }

  private void pause(int attempt) {
    try {
      backoff.pause(attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted while waiting", Outcome.NOTHING_WRITTEN);
    }
  }

  private static void fail(List<Submission> batch, StoreUnavailableException why) {
    for (Submission submission : batch) {
      if (!submission.isAnswered()) {
        submission.fail(why);
      }
    }
  }

  private static StoreUnavailableException unavailable(String why, Outcome outcome) {
    return new StoreUnavailableException(why, outcome, RETRY_AFTER, null);
  }
}
