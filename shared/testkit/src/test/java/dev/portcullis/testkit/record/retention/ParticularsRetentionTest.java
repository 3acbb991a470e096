package dev.portcullis.testkit.record.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.fsck.Fsck;
import dev.portcullis.record.fsck.StoredProject;
import dev.portcullis.record.log.LogEntry;
import dev.portcullis.record.log.LogJournal;
import dev.portcullis.record.log.LogReader;
import dev.portcullis.record.log.Particulars;
import dev.portcullis.record.retention.ParticularsRetention;
import dev.portcullis.record.retention.ParticularsRetention.Swept;
import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.log.Happenings;
import dev.portcullis.testkit.storage.FailingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.testkit.storage.Race;
import dev.portcullis.verification.name.ProjectId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Particulars of the log, kept for as long as a project wants and no longer. */
class ParticularsRetentionTest {

  private static final ProjectId DEMO = new ProjectId("demo");
  private static final Duration RETENTION = Duration.ofDays(30);

  private final InMemoryStore store = new InMemoryStore();
  private final MutableClock clock = new MutableClock();
  private final LogReader log = new LogReader(store);

  @Test
  void youngEntries_keepTheirParticulars() throws Exception {
    append(3);
    clock.advance(RETENTION);

    assertThat(sweep(store)).isEqualTo(new Swept(0, false));
    assertThat(erased()).isEmpty();
    assertThat(log.head(DEMO).size()).isEqualTo(3);
  }

  @Test
  void oldEntries_loseThem_onRecord_andTheLogStaysWhole() throws Exception {
    append(3);
    clock.advance(RETENTION.plusSeconds(1));

    assertThat(sweep(store)).isEqualTo(new Swept(3, false));

    assertThat(erased()).containsExactly(0L, 1L, 2L);
    LogEntry entry = log.find(DEMO, 3).orElseThrow();
    assertThat(entry.leaf().kind()).isEqualTo(EventKind.PARTICULARS_ERASED);
    assertThat(sweep(store)).isEqualTo(new Swept(0, false));
    assertThat(isWhole()).isTrue();
  }

  @Test
  void entriesOfErasures_areNotErasedInTheirTurn() throws Exception {
    append(1);
    for (int i = 0; i < 3; i++) {
      clock.advance(RETENTION.plusSeconds(1));
      var unused = sweep(store);
    }

    assertThat(log.head(DEMO).size()).isEqualTo(2);
    assertThat(isWhole()).isTrue();
  }

  @Test
  void manyEntries_takeSeveralCalls() throws Exception {
    append(ParticularsRetention.AT_ONCE + 2);
    clock.advance(RETENTION.plusSeconds(1));

    assertThat(sweep(store)).isEqualTo(new Swept(ParticularsRetention.AT_ONCE, true));
    assertThat(sweep(store)).isEqualTo(new Swept(2, false));
    assertThat(erased()).hasSize(ParticularsRetention.AT_ONCE + 2);
    assertThat(isWhole()).isTrue();
  }

  @Test
  void sweep_brokenOffAnywhere_isDoneByDoingItAgain() throws Exception {
    append(2);
    clock.advance(RETENTION.plusSeconds(1));
    for (int call = 1; call <= 6; call++) {
      for (FailingStore.When when : FailingStore.When.values()) {
        try {
          var unused = sweep(FailingStore.at(call, when, store));
        } catch (StoreUnavailableException e) {
          assertThat(isWhole()).isTrue();
        }
      }
    }
    var unused = sweep(store);

    assertThat(erased()).containsExactly(0L, 1L);
    assertThat(log.head(DEMO).size()).isEqualTo(3);
    assertThat(isWhole()).isTrue();
  }

  @Test
  void sweeps_atOnce_eraseOnce() throws Exception {
    append(5);
    clock.advance(RETENTION.plusSeconds(1));

    List<Swept> swept = Race.of(4, runner -> () -> sweep(store));

    assertThat(swept.stream().mapToInt(Swept::erased).sum()).isEqualTo(5);
    assertThat(log.head(DEMO).size()).isEqualTo(6);
    assertThat(isWhole()).isTrue();
  }

  private Swept sweep(DocumentStore over) throws Exception {
    return new ParticularsRetention(over, loop(over), clock).sweep(DEMO, RETENTION);
  }

  private void append(int entries) throws Exception {
    LogJournal journal = new LogJournal(store, Backoff.none(), new Random(1));
    for (int i = 0; i < entries; i++) {
      var result = journal.commit(List.of(), List.of(Happenings.event(DEMO, "thing" + i)));
      assertThat(result.conflict()).isEmpty();
    }
  }

  private List<Long> erased() {
    return LongStream.range(0, log.head(DEMO).size())
        .filter(i -> log.find(DEMO, i).orElseThrow().particulars() instanceof Particulars.Erased)
        .boxed()
        .toList();
  }

  private boolean isWhole() {
    return Fsck.check(new StoredProject(store, DEMO), Optional.empty(), clock.instant()).isClean();
  }

  private static CommitLoop loop(DocumentStore over) {
    Random random = new Random(2);
    return new CommitLoop(
        new LogJournal(over, Backoff.jittered(random), random), Backoff.jittered(random));
  }
}
