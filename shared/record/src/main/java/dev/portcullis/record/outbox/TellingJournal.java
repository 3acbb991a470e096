package dev.portcullis.record.outbox;

import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.storage.deadline.OutOfTimeException;
import dev.portcullis.verification.name.ProjectId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells of what was committed, at once: between requests an instance may get no processor, so what
 * is not delivered in the request waits for the next round. Telling never fails a request, as what
 * it told of has happened. What may have happened, as the answer of the store was lost, is logged
 * as well: a line too many can be looked up in the log of the project, and one too few by nobody.
 * Safe for use by many threads.
 */
public final class TellingJournal implements Journal {

  private static final Logger LOGGER = Logger.getLogger(TellingJournal.class.getName());

  private final Journal journal;
  private final Consumer<Event> line;
  private final Delivery delivery;
  private final Allowance allowance;

  /**
   * The same journal, which tells.
   *
   * @param line logs an event that people have to hear of
   * @param allowance what one request may spend on delivering
   */
  public TellingJournal(
      Journal journal, Consumer<Event> line, Delivery delivery, Allowance allowance) {
    this.journal = Objects.requireNonNull(journal, "journal");
    this.line = Objects.requireNonNull(line, "line");
    this.delivery = Objects.requireNonNull(delivery, "delivery");
    this.allowance = Objects.requireNonNull(allowance, "allowance");
  }

  @Override
  public CommitResult commit(List<Write> writes, List<Event> events) {
    List<Event> announced = events.stream().filter(event -> event.kind().isAnnounced()).toList();
    CommitResult result;
    try {
      result = journal.commit(writes, events);
    } catch (StoreUnavailableException e) {
      if (e.outcome() == StoreUnavailableException.Outcome.UNKNOWN) {
        announced.forEach(line);
      }
      throw e;
    }
    if (result instanceof CommitResult.Committed) {
      announced.forEach(line);
      deliver(waiting(writes, announced));
    }
    return result;
  }

  private void deliver(Set<ProjectId> projects) {
    for (ProjectId project : projects) {
      try {
        var unused = delivery.deliver(project, allowance);
      } catch (StoreUnavailableException | OutOfTimeException e) {
        LOGGER.log(Level.WARNING, e, () -> "the outbox of project " + project + " has to wait");
      }
    }
  }

  /** The projects for which something may wait now. */
  private static Set<ProjectId> waiting(List<Write> writes, List<Event> announced) {
    Set<ProjectId> projects = new LinkedHashSet<>();
    announced.forEach(event -> projects.add(event.project()));
    writes.forEach(write -> Outbox.projectOf(write.path()).ifPresent(projects::add));
    return projects;
  }
}
