package dev.portcullis.runtime;

import dev.portcullis.record.checkpoint.Checkpoints;
import dev.portcullis.record.log.LogErasure;
import dev.portcullis.record.log.LogJournal;
import dev.portcullis.record.log.LogReader;
import dev.portcullis.record.receipt.Receipts;
import dev.portcullis.record.seal.DecisionSeal;
import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.deadline.TimeBudget;

/**
 * The logs of all projects, wired. Safe for use by many threads.
 *
 * @param journal by which whatever is put on record is committed
 * @param reader what is on record
 * @param erasure what may be taken from it
 * @param checkpoints what it is, under signature
 * @param seal puts decisions on record
 * @param receipts signs what was decided, by the same key
 */
public record ProjectLogs(
    Journal journal,
    LogReader reader,
    LogErasure erasure,
    Checkpoints checkpoints,
    DecisionSeal seal,
    Receipts receipts) {

  /**
   * Wires the logs.
   *
   * @param store that of requests, whose time is limited
   */
  static ProjectLogs of(Surroundings surroundings, DocumentStore store) {
    Backoff backoff = Backoff.jittered(surroundings.random());
    // One request commits for others too, so its own time must not run out meanwhile.
    Journal log = new LogJournal(surroundings.store(), backoff, surroundings.random());
    Journal journal = within(surroundings.guard().time(), store, log);
    CommitLoop loop = new CommitLoop(journal, backoff);
    return new ProjectLogs(
        journal,
        new LogReader(store),
        new LogErasure(store, loop, surroundings.clock()),
        new Checkpoints(
            store,
            loop,
            surroundings.clock(),
            surroundings.signing().host(),
            surroundings.signing().keys()),
        new DecisionSeal(store, loop, surroundings.clock()),
        new Receipts(surroundings.signing().host(), surroundings.signing().keys()));
  }

  /** Begins nothing for a request whose time is used up, and lets it finish what is committed. */
  private static Journal within(TimeBudget time, DocumentStore store, Journal log) {
    return (writes, events) -> {
      if (events.isEmpty()) {
        return store.commit(writes);
      }
      time.requireTime();
      CommitResult result = log.commit(writes, events);
      if (result instanceof CommitResult.Committed) {
        time.committed();
      }
      return result;
    };
  }
}
