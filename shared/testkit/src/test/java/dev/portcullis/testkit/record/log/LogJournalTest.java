package dev.portcullis.testkit.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.log.Announcement;
import dev.portcullis.record.log.LogEntry;
import dev.portcullis.record.log.LogJournal;
import dev.portcullis.record.log.LogPaths;
import dev.portcullis.record.log.LogReader;
import dev.portcullis.record.log.Particulars;
import dev.portcullis.record.merkle.MerkleHash;
import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.CommitResult.Conflict;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreLimits;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.log.Happenings;
import dev.portcullis.testkit.log.LogRace;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.FailingStore;
import dev.portcullis.testkit.storage.ForwardingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.testkit.storage.Race;
import dev.portcullis.verification.name.ProjectId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How entries come into the log. */
@Timeout(60)
class LogJournalTest {

  private static final ProjectId DEMO = new ProjectId("demo");
  private static final Announcement TOLD =
      (event, index) ->
          Write.create(
              DocumentPath.of("projects/demo/outbox", "n~" + LogPaths.id(index)),
              Content.of(event.time(), event.kind().name()));

  private final InMemoryStore memory = new InMemoryStore();
  private final CountingStore store = new CountingStore(memory);
  private final LogReader reader = new LogReader(memory);
  private final Journal journal = journal(store);

  @Test
  void commit_withoutEvents_touchesNoLog() {
    assertThat(journal.commit(List.of(Happenings.create(DEMO, "a")), List.of()))
        .isInstanceOf(Committed.class);

    assertThat(store.writes()).isEqualTo(1);
    assertThat(store.reads()).isZero();
    assertThat(reader.head(DEMO).size()).isZero();
  }

  @Test
  void commit_ofAnEvent_isOneCommit_andOneReadForTheFirst() {
    CommitResult first = append(journal, "a");
    assertThat(store.reads()).isEqualTo(1);
    assertThat(store.commits()).isEqualTo(1);
    assertThat(store.writes()).as("the thing, its entry, the head").isEqualTo(3);
    assertThat(((Committed) first).versions())
        .as("the caller's own part")
        .containsOnlyKeys(Happenings.path(DEMO, "a"));

    store.reset();
    append(journal, "b");
    assertThat(store.roundTrips()).as("the end of the log is known").isEqualTo(1);
    assertThat(subjects()).containsExactly("a", "b");
  }

  @Test
  void entry_saysWhatTheEventSaid_withAHashOfTheParticulars() {
    append(journal, "a");

    LogEntry entry = reader.find(DEMO, 0).orElseThrow();
    Event event = Happenings.event(DEMO, "a");
    assertThat(entry.leaf().facts()).isEqualTo(event.facts());
    assertThat(entry.leaf().kind()).isEqualTo(event.kind());
    assertThat(entry.leaf().time()).isEqualTo(event.time());
    Particulars.Kept kept = (Particulars.Kept) entry.particulars();
    assertThat(kept.content()).isEqualTo(event.particulars());
    assertThat(entry.leaf().particularsHash()).isEqualTo(kept.hash());
    assertThat(new String(entry.leaf().bytes(), StandardCharsets.UTF_8))
        .as("nothing of a person in what is hashed")
        .doesNotContain("because");
    assertThat(reader.head(DEMO).tree().root()).isEqualTo(MerkleHash.ofLeaf(entry.leaf().bytes()));
  }

  @Test
  void salts_ofEqualEvents_differ() {
    Event event = Happenings.event(DEMO, "a");
    CommitResult both =
        journal.commit(List.of(Happenings.create(DEMO, "a")), List.of(event, event));

    assertThat(both.conflict()).isEmpty();
    assertThat(reader.find(DEMO, 0).orElseThrow().leaf().particularsHash())
        .isNotEqualTo(reader.find(DEMO, 1).orElseThrow().leaf().particularsHash());
  }

  @Test
  void commit_whoseOwnWriteMeetsAConflict_isAnsweredWithItAndLeavesNoEntry() {
    append(journal, "a");

    assertThat(append(journal, "a"))
        .isEqualTo(new Conflict(Happenings.path(DEMO, "a"), Conflict.Kind.ALREADY_EXISTS));
    assertThat(subjects()).containsExactly("a");
  }

  @Test
  void commit_afterAnotherInstanceAppended_findsTheNewEnd() {
    Journal other = journal(memory);
    append(journal, "a");
    append(other, "b");
    append(other, "c");
    append(journal, "d");

    assertThat(subjects()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void commit_thatFails_leavesNothingAndTheNextOneAppends() {
    FailingStore failing = FailingStore.at(2, FailingStore.When.BEFORE, memory);
    Journal broken = journal(failing);

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> append(broken, "a"))
        .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.NOTHING_WRITTEN));
    append(broken, "b");

    assertThat(subjects()).containsExactly("b");
  }

  @Test
  void commit_whoseAnswerIsLost_isUnknown_andTheNextOneLooksWhereTheLogEnds() {
    FailingStore failing = FailingStore.at(2, FailingStore.When.AFTER, memory);
    Journal broken = journal(failing);

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> append(broken, "a"))
        .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
    append(broken, "b");

    assertThat(subjects()).containsExactly("a", "b");
  }

  @Test
  void commit_toALogWithoutItsHead_isUnavailable() {
    append(journal, "a");
    Document head = memory.find(LogPaths.head(DEMO)).orElseThrow();
    assertThat(memory.commit(List.of(Write.delete(head))).conflict()).isEmpty();

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> append(journal(memory), "b"))
        .withMessageContaining("logHead");
    assertThat(memory.find(Happenings.path(DEMO, "b"))).isEmpty();
  }

  @Test
  void commit_whoseHeadIsOlderThanItsEntries_isUnavailable() {
    append(journal, "a");
    Document old = memory.find(LogPaths.head(DEMO)).orElseThrow();
    append(journal, "b");
    Document head = memory.find(LogPaths.head(DEMO)).orElseThrow();
    assertThat(memory.commit(List.of(Write.update(head, old.content()))).conflict()).isEmpty();

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> append(new LogJournal(memory, Backoff.none(), new Random(1)), "c"))
        .withMessageContaining("fsck");
  }

  @Test
  void event_largerThanADocument_isNotPutOnRecord_soNothingIsWritten() {
    Event event = Happenings.event(DEMO, "a");
    Event large =
        new Event(
            DEMO,
            event.kind(),
            event.time(),
            event.subject(),
            JsonObject.builder().put("text", "x".repeat(Content.MAX_BODY_BYTES)).build(),
            event.particulars());

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> journal.commit(List.of(Happenings.create(DEMO, "a")), List.of(large)))
        .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.NOTHING_WRITTEN));
    assertThat(store.roundTrips()).isZero();
  }

  @Test
  void commit_thatLeavesNoRoomForTheRecord_isRefused() {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < StoreLimits.MAX_WRITES; i++) {
      writes.add(Happenings.create(DEMO, "t" + i));
    }

    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal.commit(writes, List.of(Happenings.event(DEMO, "t"))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                journal.commit(
                    List.of(),
                    List.of(
                        Happenings.event(DEMO, "a"),
                        Happenings.event(new ProjectId("other"), "b"))));
  }

  @Test
  void announcedKinds_areAnnouncedInTheSameCommit_othersAreNot() {
    Journal telling = new LogJournal(store, Backoff.none(), new Random(1), Optional.of(TOLD));
    append(telling, "a");
    store.reset();

    CommitResult result =
        telling.commit(
            List.of(Happenings.create(DEMO, "b")),
            List.of(Happenings.event(DEMO, EventKind.BREAKGLASS_USED, "b")));

    assertThat(result.conflict()).isEmpty();
    assertThat(store.commits()).isEqualTo(1);
    assertThat(store.writes()).isEqualTo(4);
    assertThat(memory.find(DocumentPath.of("projects/demo/outbox", "n~" + LogPaths.id(0))))
        .isEmpty();
    assertThat(memory.find(DocumentPath.of("projects/demo/outbox", "n~" + LogPaths.id(1))))
        .isPresent();
  }

  @Test
  void thoseWhoComeWhileOneCommits_shareTheNextCommit_withoutTheOneThatConflicts()
      throws Exception {
    append(journal, "taken");
    Gathering gathering = new Gathering(memory, 16);
    Journal gathered = journal(gathering);

    List<CommitResult> results =
        Race.of(
            16,
            runner ->
                () -> {
                  if (runner > 0) {
                    gathering.awaitFirst();
                  }
                  gathering.coming(Thread.currentThread());
                  return append(gathered, runner == 7 ? "taken" : "t" + runner);
                });

    assertThat(results.stream().filter(result -> result.conflict().isPresent())).hasSize(1);
    assertThat(results.get(7).conflict().map(Conflict::path))
        .contains(Happenings.path(DEMO, "taken"));
    assertThat(subjects()).hasSize(16).doesNotHaveDuplicates();
    assertThat(gathering.commits.get())
        .as("the first, the others with the one that conflicts, the others without")
        .isEqualTo(3);
  }

  @Test
  void racers_overTwoInstances_loseNothing() throws Exception {
    var unused = new LogRace(memory, "demo", 2).run(16, 8);
  }

  @Test
  void racers_thatWriteTheSameThing_letOneWinAndLogItOnce() throws Exception {
    List<CommitResult> results = Race.of(8, runner -> () -> append(journal, "same"));

    assertThat(results.stream().filter(result -> result.conflict().isEmpty())).hasSize(1);
    assertThat(subjects()).containsExactly("same");
  }

  private static Journal journal(DocumentStore store) {
    Random random = new Random(1);
    return new LogJournal(store, Backoff.jittered(random), random);
  }

  @CanIgnoreReturnValue
  private static CommitResult append(Journal journal, String thing) {
    return journal.commit(
        List.of(Happenings.create(DEMO, thing)), List.of(Happenings.event(DEMO, thing)));
  }

  private List<String> subjects() {
    List<String> things = new ArrayList<>();
    for (long i = 0; i < reader.head(DEMO).size(); i++) {
      String subject = reader.find(DEMO, i).orElseThrow().leaf().subject();
      things.add(subject.substring(subject.lastIndexOf('/') + 1));
    }
    return things;
  }

  /** Holds the first commit until everybody else waits for it. */
  private static final class Gathering extends ForwardingStore {

    private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger commits = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final int runners;

    private Gathering(DocumentStore store, int runners) {
      super(store);
      this.runners = runners;
    }

    void coming(Thread thread) {
      threads.add(thread);
    }

    void awaitFirst() throws InterruptedException {
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public CommitResult commit(List<Write> writes) {
      if (commits.incrementAndGet() == 1) {
        begun.countDown();
        while (threads.size() < runners || !othersWait()) {
          Thread.onSpinWait();
        }
      }
      return super.commit(writes);
    }

    private boolean othersWait() {
      return threads.stream()
          .filter(thread -> thread != Thread.currentThread())
          .allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING);
    }
  }
}
