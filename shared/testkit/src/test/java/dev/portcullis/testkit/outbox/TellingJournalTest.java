package dev.portcullis.testkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.record.outbox.Allowance;
import dev.portcullis.record.outbox.Delivery;
import dev.portcullis.record.outbox.Outbox;
import dev.portcullis.record.outbox.Receipt;
import dev.portcullis.record.outbox.Recipients;
import dev.portcullis.record.outbox.TellingJournal;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.FailingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was committed is told at once, and telling cannot undo it. */
class TellingJournalTest {

  private static final Write OWN =
      Write.create(DocumentPath.of("things", "t"), Content.of(MutableClock.START, "{}"));
  private static final Allowance ALLOWANCE = new Allowance(10, Duration.ofSeconds(2));

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Told told = new Told();
  private final List<Event> lines = new ArrayList<>();
  private int next;

  @Test
  void commit_announcedEvent_isLoggedAndDelivered() {
    Event event = Events.used("demo");

    CommitResult result = telling().commit(List.of(OWN), List.of(event));

    assertThat(result).isInstanceOf(CommitResult.Committed.class);
    assertThat(lines).containsExactly(event);
    assertThat(told.names()).isEqualTo(Events.names("demo", 0, 1));
  }

  @Test
  void commit_quietEvent_isNeither() {
    var result =
        telling()
            .commit(List.of(OWN), List.of(Events.event("demo", EventKind.BREAKGLASS_REVIEWED)));

    assertThat(result.conflict()).isEmpty();
    assertThat(lines).isEmpty();
    assertThat(store.queries()).isZero();
  }

  @Test
  void commit_withoutEvents_isOneCommitAndNothingElse() {
    assertThat(telling().commit(List.of(OWN), List.of()).conflict()).isEmpty();
    assertThat(store.roundTrips()).isEqualTo(1);
  }

  @Test
  void commit_conflict_tellsNothing() {
    assertThat(store.commit(List.of(OWN)).conflict()).isEmpty();

    CommitResult result = telling().commit(List.of(OWN), List.of(Events.used("demo")));

    assertThat(result.conflict()).isPresent();
    assertThat(lines).isEmpty();
    assertThat(told.names()).isEmpty();
  }

  @Test
  void commit_publisherIsDown_isACommitAllTheSame_andTheNextDeliversBoth() {
    told.answering(notification -> new Receipt.Failed("down"));
    assertThat(telling().commit(List.of(OWN), List.of(Events.used("demo"))).conflict()).isEmpty();
    assertThat(new Outbox(store).count(10)).isEqualTo(1);

    told.answering(notification -> new Receipt.Taken());
    Write other =
        Write.create(DocumentPath.of("things", "u"), Content.of(MutableClock.START, "{}"));
    assertThat(telling().commit(List.of(other), List.of(Events.used("demo"))).conflict()).isEmpty();

    assertThat(told.names()).isEqualTo(Events.names("demo", 0, 2));
  }

  @Test
  void commit_storeGoneAfterwards_isACommitAllTheSame() {
    FailingStore gone = FailingStore.from(2, FailingStore.When.BEFORE, store);
    Delivery delivery =
        new Delivery(gone, new Recipients(Optional.of(told), Optional.empty()), () -> 0);
    TellingJournal journal =
        new TellingJournal(
            (writes, events) -> gone.commit(writes), lines::add, delivery, ALLOWANCE);

    assertThat(journal.commit(List.of(OWN), List.of(Events.used("demo"))).conflict()).isEmpty();
    assertThat(lines).hasSize(1);
  }

  /** A retry is answered by what is on record then, so that nobody would ever log it. */
  @Test
  void commit_answerIsLost_isLogged() {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> failing(FailingStore.When.AFTER));

    assertThat(store.find(OWN.path())).isPresent();
    assertThat(lines).hasSize(1);
  }

  @Test
  void commit_nothingWritten_isNotLogged() {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> failing(FailingStore.When.BEFORE));

    assertThat(lines).isEmpty();
  }

  private CommitResult failing(FailingStore.When when) {
    FailingStore failing = FailingStore.at(1, when, store);
    Delivery delivery = new Delivery(store, Recipients.nobody(), () -> 0);
    return new TellingJournal(
            (writes, events) -> failing.commit(writes), lines::add, delivery, ALLOWANCE)
        .commit(List.of(OWN), List.of(Events.used("demo")));
  }

  private TellingJournal telling() {
    Journal keeping =
        (writes, events) -> {
          List<Write> all = new ArrayList<>(writes);
          events.stream()
              .filter(event -> event.kind().isAnnounced())
              .forEach(event -> all.add(Outbox.announce(event, next++)));
          return store.commit(all);
        };
    Recipients recipients = new Recipients(Optional.of(told), Optional.empty());
    return new TellingJournal(
        keeping, lines::add, new Delivery(store, recipients, () -> 0), ALLOWANCE);
  }
}
