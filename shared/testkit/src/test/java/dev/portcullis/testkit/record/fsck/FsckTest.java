package dev.portcullis.testkit.record.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonObject;
import dev.portcullis.record.checkpoint.Checkpoint;
import dev.portcullis.record.fsck.Fsck;
import dev.portcullis.record.fsck.FsckReport;
import dev.portcullis.record.fsck.FsckSource;
import dev.portcullis.record.fsck.StoredProject;
import dev.portcullis.record.log.Leaf;
import dev.portcullis.record.log.LogEntry;
import dev.portcullis.record.log.LogEntryForm;
import dev.portcullis.record.log.LogErasure;
import dev.portcullis.record.log.LogHead;
import dev.portcullis.record.log.LogJournal;
import dev.portcullis.record.log.LogPaths;
import dev.portcullis.record.merkle.MerkleTree;
import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.log.Happenings;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.name.ProjectId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A log of 200 entries, and everything that somebody can do to it. */
class FsckTest {

  private static final ProjectId DEMO = new ProjectId("demo");
  private static final int SIZE = 200;

  /** Of how many entries one is tried where a developer waits. */
  private static final int STEP = 9;

  private static final Instant NOW = MutableClock.START;

  private final InMemoryStore store = new InMemoryStore();
  private final Copy copy = new Copy();
  private Checkpoint kept = new Checkpoint("x", 0, MerkleTree.EMPTY.root());

  @BeforeEach
  void write() throws Exception {
    Random random = new Random(1);
    LogJournal journal = new LogJournal(store, Backoff.none(), random);
    for (int i = 0; i < SIZE - 1; i++) {
      assertThat(
              journal
                  .commit(
                      List.of(Happenings.create(DEMO, "t" + i)),
                      List.of(Happenings.event(DEMO, "t" + i)))
                  .conflict())
          .isEmpty();
    }
    var erased =
        new LogErasure(store, new CommitLoop(journal, Backoff.none()), new MutableClock())
            .erase(Gate.OWNER, DEMO, 77);
    assertThat(erased.index()).isEqualTo(77);
    StoredProject project = new StoredProject(store, DEMO);
    copy.head = project.head();
    project.entries(document -> copy.entries.put(document.path().id(), document));
    LogHead head = new LogHead(LogHead.read(copy.head.orElseThrow()), copy.head);
    kept = new Checkpoint("portcullis.dev/projects/demo", head.size(), head.tree().root());
  }

  @Test
  void log_asItWasWritten_isWhole() {
    FsckReport report = Fsck.check(new StoredProject(store, DEMO), Optional.of(kept), NOW);

    assertThat(report.problems()).isEmpty();
    assertThat(report.entries()).isEqualTo(SIZE);
    assertThat(report.root()).isEqualTo(kept.root());
  }

  @Test
  void log_withoutEntries_isWhole() {
    assertThat(
            Fsck.check(new StoredProject(new InMemoryStore(), DEMO), Optional.empty(), NOW)
                .isClean())
        .isTrue();
  }

  @Test
  void byte_changed_isFoundWhereItIs() {
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      int entry = random.nextInt(SIZE);
      int length = bytes(entry).length;
      checkChanged(entry, random.nextInt(length), 1 << random.nextInt(7));
    }
  }

  @Test
  @Tag("deep")
  void everyEntry_droppedSwappedDoubledOrCutOff_isFound() {
    drop(1);
    swap(1);
    repeat(1);
    copy.entries.remove(LogPaths.id(SIZE));
    cut(1);
  }

  @Test
  @Tag("deep")
  void everyByte_changed_isFoundWhereItIs() {
    Random random = new Random(6);
    for (int entry = 0; entry < SIZE; entry++) {
      int length = bytes(entry).length;
      for (int position = 0; position < length; position++) {
        checkChanged(entry, position, 1 << random.nextInt(7));
      }
    }
  }

  @Test
  void byteOfTheHead_changed_isFound() {
    Document head = copy.head.orElseThrow();
    byte[] original = head.body().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < original.length; i += 5) {
      byte[] changed = original.clone();
      changed[i] ^= 1;
      Content content = Content.of(head.content().time(), text(changed));
      copy.head = Optional.of(new Document(head.path(), head.version(), content));
      assertThat(check(Optional.empty()).isClean()).as("byte %s of the head", i).isFalse();
    }
  }

  @Test
  void someEntry_dropped_isMissed() {
    drop(STEP);
  }

  private void drop(int step) {
    for (int entry = 0; entry < SIZE; entry += step) {
      Document dropped = copy.entries.remove(LogPaths.id(entry));
      assertThat(check(Optional.empty()).firstBad()).isEqualTo(OptionalLong.of(entry));
      copy.entries.put(LogPaths.id(entry), dropped);
    }
  }

  @Test
  void someTwoNeighbours_swapped_areFound() {
    swap(STEP);
  }

  private void swap(int step) {
    for (int entry = 0; entry + 1 < SIZE; entry += step) {
      Document first = entry(entry);
      Document second = entry(entry + 1);
      put(entry, second.content());
      put(entry + 1, first.content());
      assertThat(check(Optional.empty()).firstBad()).isEqualTo(OptionalLong.of(entry));
      put(entry, first.content());
      put(entry + 1, second.content());
    }
  }

  @Test
  void someEntry_doubled_isFound() {
    repeat(STEP);
  }

  private void repeat(int step) {
    for (int entry = 0; entry + 1 < SIZE; entry += step) {
      Document next = entry(entry + 1);
      put(entry + 1, entry(entry).content());
      assertThat(check(Optional.empty()).firstBad()).isEqualTo(OptionalLong.of(entry + 1));
      put(entry + 1, next.content());
    }
    put(SIZE, entry(3).content());
    assertThat(check(Optional.empty()).firstBad()).isEqualTo(OptionalLong.of(SIZE));
  }

  @Test
  void log_cutOff_isFoundByItsHead_andByACheckpointIfThatIsCutTo() {
    cut(STEP);
  }

  private void cut(int step) {
    for (int size = SIZE - 1; size > 0; size--) {
      copy.entries.remove(LogPaths.id(size));
      if (size % step != 0) {
        continue;
      }
      assertThat(check(Optional.empty()).firstBad()).isEqualTo(OptionalLong.of(size));
      Optional<Document> head = copy.head;
      copy.head = head(size);
      assertThat(check(Optional.empty()).problems())
          .as("nobody can tell without a checkpoint, but by the entry that says who erased")
          .hasSize(size > 77 ? 1 : 0);
      assertThat(check(Optional.of(kept)).problems().stream().map(FsckReport.Problem::index))
          .contains(OptionalLong.of(size));
      copy.head = head;
    }
  }

  @Test
  void log_writtenAnew_isFoundByACheckpoint() {
    MerkleTree tree = MerkleTree.EMPTY;
    for (int i = 0; i < SIZE; i++) {
      LogEntry old = LogEntryForm.read(entry(i));
      var leaf =
          new Leaf(
              i,
              old.leaf().kind(),
              old.leaf().time(),
              i == 50 ? old.leaf().subject() + "x" : old.leaf().subject(),
              old.leaf().facts(),
              old.leaf().particularsHash());
      MerkleTree.Appended appended = tree.append(leaf.hash());
      tree = appended.tree();
      put(i, LogEntryForm.write(new LogEntry(leaf, appended.completed(), old.particulars())));
    }
    Document head = copy.head.orElseThrow();
    Content content = LogHead.write(tree, head.content().time());
    copy.head = Optional.of(new Document(head.path(), head.version(), content));

    assertThat(check(Optional.empty()).isClean()).isTrue();
    assertThat(check(Optional.of(kept)).isClean()).isFalse();
  }

  @Test
  void particulars_takenAwayWithoutAnEntry_areFound() {
    put(20, LogEntryForm.write(LogEntryForm.read(entry(20)).erased()));

    assertThat(check(Optional.of(kept)).firstBad()).isEqualTo(OptionalLong.of(20));
  }

  @Test
  void breakglass_withoutItsDecision_isFound_unlessThatMayBeGone() {
    Event used =
        new Event(
            DEMO,
            EventKind.BREAKGLASS_USED,
            NOW,
            "projects/demo/services/s",
            JsonObject.builder()
                .put("decision", "projects/demo/decisions/d")
                .put("decisionExpireTime", NOW.plusSeconds(60).toString())
                .build(),
            JsonObject.empty());
    LogJournal journal = new LogJournal(store, Backoff.none(), new Random(2));
    assertThat(journal.commit(List.of(Happenings.create(DEMO, "d")), List.of(used)).conflict())
        .isEmpty();
    StoredProject project = new StoredProject(store, DEMO);

    assertThat(Fsck.check(project, Optional.empty(), NOW).firstBad())
        .isEqualTo(OptionalLong.of(SIZE));
    assertThat(Fsck.check(project, Optional.empty(), NOW.plusSeconds(60)).isClean()).isTrue();
  }

  private void checkChanged(int entry, int position, int flip) {
    Document original = entry(entry);
    byte[] changed = bytes(entry);
    changed[position] ^= (byte) flip;
    put(
        entry,
        new Content(
            original.content().time(),
            original.content().labels(),
            original.content().expireAt(),
            text(changed)));
    assertThat(check(Optional.empty()).firstBad())
        .as("byte %s of entry %s: %s", position, entry, text(changed))
        .isEqualTo(OptionalLong.of(entry));
    put(entry, original.content());
  }

  private byte[] bytes(int entry) {
    return entry(entry).body().getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Document entry(int index) {
    return copy.entries.get(LogPaths.id(index));
  }

  private void put(int index, Content content) {
    DocumentPath path = LogPaths.entry(DEMO, index);
    copy.entries.put(path.id(), new Document(path, copy.head.orElseThrow().version(), content));
  }

  /** A head for the first entries. */
  private Optional<Document> head(int size) {
    MerkleTree tree = MerkleTree.EMPTY;
    for (int i = 0; i < size; i++) {
      tree = tree.append(LogEntryForm.read(entry(i)).leaf().hash()).tree();
    }
    Document head = copy.head.orElseThrow();
    return Optional.of(
        new Document(head.path(), head.version(), LogHead.write(tree, head.content().time())));
  }

  private FsckReport check(Optional<Checkpoint> checkpoint) {
    return Fsck.check(copy, checkpoint, NOW);
  }

  /** The documents, to be changed at will. */
  private static final class Copy implements FsckSource {

    private final TreeMap<String, Document> entries = new TreeMap<>();
    private Optional<Document> head = Optional.empty();

    @Override
    public Optional<Document> head() {
      return head;
    }

    @Override
    public void entries(Consumer<Document> reader) {
      entries.values().forEach(reader);
    }

    @Override
    public void decisions(Consumer<Document> reader) {}
  }
}
