package dev.portcullis.registers.document;

import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads, decides what to write, writes if nobody was faster, and otherwise starts again. Safe for
 * use by many threads.
 */
public final class CommitLoop {

  private final Journal journal;
  private final Backoff backoff;

  /** A loop that commits by way of a journal. */
  public CommitLoop(Journal journal, Backoff backoff) {
    this.journal = Objects.requireNonNull(journal, "journal");
    this.backoff = Objects.requireNonNull(backoff, "backoff");
  }

  /**
   * One try.
   *
   * @param <R> what is answered
   * @param writes what to write
   * @param events what to put on record with it; nothing is recorded where nothing is written
   * @param answer what to answer when it is written
   */
  public record Attempt<R>(List<Write> writes, List<Event> events, Answer<R> answer) {

    public Attempt {
      writes = List.copyOf(writes);
      events = List.copyOf(events);
      Objects.requireNonNull(answer, "answer");
      if (writes.isEmpty() && !events.isEmpty()) {
        throw new IllegalArgumentException("an event without a write");
      }
    }

    /** An attempt of which nothing is put on record. */
    public Attempt(List<Write> writes, Answer<R> answer) {
      this(writes, List.of(), answer);
    }

    /** An attempt that has nothing to write. */
    public static <R> Attempt<R> nothing(R answer) {
      return new Attempt<>(List.of(), committed -> answer);
    }
  }

  /** Makes the answer from what was committed. */
  @FunctionalInterface
  public interface Answer<R> {
    /** The answer. */
    R of(CommitResult.Committed committed);
  }

  /** Reads and decides; called anew for every try. */
  @FunctionalInterface
  public interface Step<R> {
    /**
     * Prepares one try.
     *
     * @throws RegisterException if what was read rules the write out
     */
    Attempt<R> prepare() throws RegisterException;
  }

  /**
   * Runs the step until its writes are committed.
   *
   * @throws RegisterException if the step does
   * @throws StoreUnavailableException if others were faster every time
   */
  public <R> R run(Step<R> step) throws RegisterException {
    for (int attempt = 1; attempt <= Backoff.MAX_ATTEMPTS; attempt++) {
      if (attempt > 1) {
        pause(attempt);
      }
      Attempt<R> prepared = step.prepare();
      if (prepared.writes().isEmpty()) {
        return prepared.answer().of(new CommitResult.Committed(Map.of()));
      }
      CommitResult result = journal.commit(prepared.writes(), prepared.events());
      if (result instanceof CommitResult.Committed committed) {
        return prepared.answer().of(committed);
      }
    }
    throw unavailable("others kept writing the same document; try again");
  }

  private void pause(int attempt) {
    try {
      backoff.pause(attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted while waiting");
    }
  }

  private static StoreUnavailableException unavailable(String why) {
    return new StoreUnavailableException(
        why, StoreUnavailableException.Outcome.NOTHING_WRITTEN, Duration.ofSeconds(1), null);
  }
}
