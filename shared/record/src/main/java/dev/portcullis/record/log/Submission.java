package dev.portcullis.record.log;

import dev.portcullis.registers.journal.Event;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.StoreLimits;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * What one caller wants committed, and what becomes of it. Made by one thread and answered by it or
 * another; what changes is guarded by the lock of the sequencer, but for the answer.
 */
final class Submission {

  /** What the hashes of an entry's subtrees and the digits of its index take at most. */
  private static final int ENTRY_BYTES = 4096;

  /** What a head takes at most. */
  private static final int HEAD_BYTES = 8192;

  private final List<Write> writes;
  private final List<Draft> drafts;
  private final int count;
  private final long bytes;
  private boolean taken;
  private boolean appointed;
  private Optional<Condition> changed = Optional.empty();
  private volatile Optional<Supplier<CommitResult>> answer = Optional.empty();

  private Submission(List<Write> writes, List<Draft> drafts, int count, long bytes) {
    this.writes = writes;
    this.drafts = drafts;
    this.count = count;
    this.bytes = bytes;
  }

  /**
   * A submission that fits a commit.
   *
   * @throws IllegalArgumentException if it does not
   * @throws StoreUnavailableException if an event is larger than can be put on record
   */
  static Submission of(
      List<Write> writes,
      List<Event> events,
      Optional<Announcement> announcement,
      RandomGenerator random) {
    List<Write> own = List.copyOf(writes);
    List<Draft> drafts = events.stream().map(event -> Draft.of(event, random)).toList();
    List<Write> all = new ArrayList<>(own);
    try {
      for (int i = 0; i < drafts.size(); i++) {
        all.addAll(drafts.get(i).trial(LogPaths.MAX_INDEX - i, announcement));
      }
    } catch (IllegalArgumentException e) {
      throw new StoreUnavailableException(
          "what happens is larger than can be put on record, so it does not happen",
          StoreUnavailableException.Outcome.NOTHING_WRITTEN,
          Duration.ofSeconds(1),
          e);
    }
    StoreLimits.requireCommittable(all);
    long bytes = StoreLimits.bytes(all) + (long) ENTRY_BYTES * drafts.size();
    Submission submission = new Submission(own, drafts, all.size(), bytes);
    if (!fit(submission.count, submission.bytes)) {
      throw new IllegalArgumentException("no room is left for the record in the commit");
    }
    return submission;
  }

  /** Whether so much fits one commit, with a head. */
  static boolean fit(int count, long bytes) {
    return count < StoreLimits.MAX_WRITES && bytes + HEAD_BYTES <= StoreLimits.MAX_COMMIT_BYTES;
  }

  /** How many writes it makes, without the head. */
  int count() {
    return count;
  }

  /** How large their bodies are at most. */
  long bytes() {
    return bytes;
  }

  List<Write> writes() {
    return writes;
  }

  List<Draft> drafts() {
    return drafts;
  }

  Set<DocumentPath> paths() {
    return writes.stream().map(Write::path).collect(Collectors.toUnmodifiableSet());
  }

  /** Takes it into a batch: from here on it is answered. */
  void take() {
    taken = true;
  }

  boolean isTaken() {
    return taken;
  }

  /** Its thread sleeps until this is signalled. */
  void waitsFor(Condition condition) {
    changed = Optional.of(condition);
  }

  /** Has its thread look what became of it, if it sleeps. */
  void wake() {
    changed.ifPresent(Condition::signal);
  }

  /** Makes its thread the next to lead. */
  void appoint() {
    appointed = true;
    wake();
  }

  boolean isAppointed() {
    return appointed;
  }

  boolean isAnswered() {
    return answer.isPresent();
  }

  void answer(CommitResult result) {
    answer = Optional.of(() -> result);
  }

  /** Every caller throws an exception of its own, so that its stack trace is its own. */
  void fail(StoreUnavailableException why) {
    answer =
        Optional.of(
            () -> {
              throw new StoreUnavailableException(
                  String.valueOf(why.getMessage()), why.outcome(), why.retryAfter(), why);
            });
  }

  /** The answer, once there is one. */
  CommitResult result() {
    return answer.orElseThrow().get();
  }
}
