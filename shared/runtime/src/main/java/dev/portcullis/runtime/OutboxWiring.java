package dev.portcullis.runtime;

import dev.portcullis.admission.Consequences;
import dev.portcullis.record.chore.Chore;
import dev.portcullis.record.chore.Rounds;
import dev.portcullis.record.log.Announcement;
import dev.portcullis.record.outbox.Allowance;
import dev.portcullis.record.outbox.AttestationRequests;
import dev.portcullis.record.outbox.Delivery;
import dev.portcullis.record.outbox.Outbox;
import dev.portcullis.record.outbox.Recipients;
import dev.portcullis.record.outbox.TellingJournal;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.web.telemetry.EventLine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * How messages come into the outbox and out of it.
 *
 * @param outbox what waits
 * @param delivery how it leaves
 * @param recipients who takes it
 */
record OutboxWiring(Outbox outbox, Delivery delivery, Recipients recipients) {

  /**
   * What one request may spend on delivering: its own message and a few that were left, within a
   * time that its caller can bear when nobody answers.
   */
  private static final Allowance OF_A_REQUEST = new Allowance(16, Duration.ofSeconds(3));

  static OutboxWiring of(DocumentStore store, Recipients recipients) {
    return new OutboxWiring(
        new Outbox(store), new Delivery(store, recipients, System::nanoTime), recipients);
  }

  /** What the log writes for people beside an entry; nothing where nobody takes it. */
  Optional<Announcement> announcement() {
    return recipients.publisher().map(publisher -> Outbox::announce);
  }

  /** What a decision has to be followed by; nothing without a bridge. */
  Consequences consequences() {
    return recipients
        .bridge()
        .<Consequences>map(
            bridge ->
                (name, decision) ->
                    bridge.isFor(name.project())
                        ? AttestationRequests.of(name, decision)
                        : List.of())
        .orElseGet(Consequences::none);
  }

  /** What a scheduler starts, with these chores. */
  Tick tick(
      DocumentStore store, InstantSource clock, ProjectRegister projects, List<Chore> chores) {
    return new Tick(outbox, delivery, new Rounds(store, clock, projects, chores, System::nanoTime));
  }

  /** The journal that logs and delivers what it has committed. */
  Journal telling(Journal journal) {
    return new TellingJournal(journal, EventLine::log, delivery, OF_A_REQUEST);
  }
}
