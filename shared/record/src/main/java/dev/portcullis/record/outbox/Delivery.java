package dev.portcullis.record.outbox;

import dev.portcullis.json.Excerpt;
import dev.portcullis.registers.document.UnreadableDocumentException;
import dev.portcullis.storage.CommitResult.Conflict;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.name.ProjectId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/**
 * Empties outboxes: hands a message over, and removes it when it was taken. So every message is
 * delivered at least once, whatever crashes. The messages of one lane go one at a time, and none
 * goes while one before it is still there: however many deliver at once, what arrives for the first
 * time arrives in order, and only repetitions may come between. Safe for use by many threads.
 *
 * <p>What will never be taken is put aside, at {@code projects/P/outboxRefused/ID} with its reason
 * as a label, so that it does not hold up the rest.
 */
public final class Delivery {

  /** How many documents are read at once; of the largest as many as a small instance can hold. */
  private static final int PAGE = 16;

  /** How many messages of one lane of a project go before the next project has its turn. */
  private static final int TURN = 64;

  private static final Logger LOGGER = Logger.getLogger(Delivery.class.getName());
  private static final String REFUSED = "outboxRefused";

  /** The messages that one message which is not taken holds up. */
  private record Row(ProjectId project, Lane lane) {}

  private final DocumentStore store;
  private final Outbox outbox;
  private final Recipients recipients;
  private final LongSupplier nanos;

  /**
   * Delivery out of a store.
   *
   * @param nanos a clock that never goes back, in nanoseconds from anywhere
   */
  public Delivery(DocumentStore store, Recipients recipients, LongSupplier nanos) {
    this.store = Objects.requireNonNull(store, "store");
    this.outbox = new Outbox(store);
    this.recipients = Objects.requireNonNull(recipients, "recipients");
    this.nanos = Objects.requireNonNull(nanos, "nanos");
  }

  /** Delivers messages of one project, the oldest first, until none waits or one is not taken. */
  public Delivered deliver(ProjectId project, Allowance allowance) {
    if (recipients.isNobody()) {
      return Delivered.NOTHING;
    }
    Spell spell = new Spell(allowance, nanos);
    Delivered sum = Delivered.NOTHING;
    for (Lane lane : Lane.values()) {
      sum = sum.and(deliver(new Row(project, lane), spell, Integer.MAX_VALUE));
    }
    return sum;
  }

  /** Delivers the messages of all projects, which take turns. */
  public Delivered deliverAll(Allowance allowance) {
    if (recipients.isNobody()) {
      return Delivered.NOTHING;
    }
    Spell spell = new Spell(allowance, nanos);
    Set<Row> stuck = new HashSet<>();
    Delivered sum = Delivered.NOTHING;
    boolean progress = true;
    while (progress && !spell.isOver()) {
      progress = false;
      Optional<ProjectId> project = outbox.nextProject(Optional.empty());
      while (project.isPresent() && !spell.isOver()) {
        for (Lane lane : Lane.values()) {
          Row row = new Row(project.get(), lane);
          if (!stuck.contains(row)) {
            Delivered turn = deliver(row, spell, TURN);
            sum = sum.and(turn);
            progress |= turn.delivered() + turn.refused() > 0;
            if (turn.failed() > 0) {
              stuck.add(row);
            }
          }
        }
        project = outbox.nextProject(project);
      }
    }
    return sum;
  }

  private Delivered deliver(Row row, Spell spell, int most) {
    Delivered sum = Delivered.NOTHING;
    int left = most;
    while (left > 0 && !spell.isOver()) {
      int limit = Math.min(PAGE, Math.min(left, spell.messagesLeft()));
      List<Document> waiting = outbox.list(row.project(), row.lane(), limit);
      if (waiting.isEmpty()) {
        return sum;
      }
      for (Document document : waiting) {
        if (spell.isOver()) {
          return sum;
        }
        spell.spend();
        left--;
        Receipt receipt = handOver(row, document, spell);
        sum = sum.and(receipt);
        if (receipt instanceof Receipt.Failed failed) {
          LOGGER.warning(
              () ->
                  document.path()
                      + " was not delivered and is tried again: "
                      + Excerpt.of(failed.reason()));
          return sum;
        }
      }
    }
    return sum;
  }

  private Receipt handOver(Row row, Document document, Spell spell) {
    Receipt receipt;
    try {
      OutboxMessage message = OutboxForm.read(row.project(), row.lane(), document);
      receipt = recipients.handOver(message, spell.patience());
    } catch (UnreadableDocumentException e) {
      receipt = new Receipt.Refused("it cannot be read: " + e.getMessage());
    }
    if (receipt instanceof Receipt.Taken) {
      remove(document);
    } else if (receipt instanceof Receipt.Refused refused) {
      putAside(row.project(), document, refused.reason());
    }
    return receipt;
  }

  private void remove(Document document) {
    // On a conflict somebody else has delivered it too, and removed it.
    var unused = store.commit(List.of(Write.delete(document)));
  }

  private void putAside(ProjectId project, Document document, String reason) {
    String id = document.path().id().substring(project.value().length() + 1);
    DocumentPath aside = DocumentPath.of("projects", project.value()).in(REFUSED, id);
    LOGGER.severe(
        () -> document.path() + " is refused for good and put aside: " + Excerpt.of(reason));
    Content content = document.content().withLabel("reason", Excerpt.of(reason));
    Optional<Conflict> conflict =
        store.commit(List.of(Write.create(aside, content), Write.delete(document))).conflict();
    if (conflict.filter(c -> c.path().equals(aside)).isPresent()) {
      // It was put aside before, by whoever still had a copy of it: once is enough.
      remove(document);
    }
  }
}
