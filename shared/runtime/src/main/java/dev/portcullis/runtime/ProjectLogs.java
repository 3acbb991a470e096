package dev.portcullis.runtime;

import dev.portcullis.record.checkpoint.Checkpoints;
import dev.portcullis.record.chore.Chore;
import dev.portcullis.record.log.Announcement;
import dev.portcullis.record.log.LogErasure;
import dev.portcullis.record.log.LogJournal;
import dev.portcullis.record.log.LogReader;
import dev.portcullis.record.receipt.Receipts;
import dev.portcullis.record.retention.ParticularsRetention;
import dev.portcullis.record.seal.DecisionSeal;
import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.deadline.TimeBudget;
import java.util.List;
import java.util.Optional;

/**
 * The logs of all projects, wired. Safe for use by many threads.
 *
 * @param journal by which whatever is put on record is committed
 * @param reader what is on record
 * @param erasure what may be taken from it
 * @param checkpoints what it is, under signature
 * @param seal puts decisions on record
 * @param receipts signs what was decided, by the same key
 * @param retention erases particulars that were kept for long enough
 */
public record ProjectLogs(
    Journal journal,
    LogReader reader,
    LogErasure erasure,
    Checkpoints checkpoints,
    DecisionSeal seal,
    Receipts receipts,
    ParticularsRetention retention) {

  /**
   * Wires the logs.
   *
   * @param store that of requests, whose time is limited
   * @param announcement how people are told, if anybody takes messages
   */
  static ProjectLogs of(
      Surroundings surroundings, DocumentStore store, Optional<Announcement> announcement) {
    Backoff backoff = Backoff.jittered(surroundings.random());
    // One request commits for others too, so its own time must not run out meanwhile.
    Journal log =
        new LogJournal(surroundings.store(), backoff, surroundings.random(), announcement);
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
        new Receipts(surroundings.signing().host(), surroundings.signing().keys()),
        new ParticularsRetention(store, loop, surroundings.clock()));
  }

  /** What has to be done for every log from time to time. */
  List<Chore> chores(ProjectRegister projects) {
    return List.of(
        new Chore(
            "decisionSeal",
            project -> {
              var unused = seal.seal(project);
            }),
        new Chore(
            "particularsRetention",
            project -> {
              var unused =
                  retention.sweep(
                      project, projects.get(project).resource().logParticularsRetention());
            }));
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
