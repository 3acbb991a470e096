package dev.portcullis.testkit.breakglass;

import static dev.portcullis.testkit.breakglass.NightGate.DEMO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonObject;
import dev.portcullis.record.breakglass.BreakglassGrant;
import dev.portcullis.record.breakglass.BreakglassRecord;
import dev.portcullis.record.breakglass.EventFilter;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionFilter;
import dev.portcullis.record.decision.DecisionLedger.Entry;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.PolicyOverride;
import dev.portcullis.record.fsck.Fsck;
import dev.portcullis.record.fsck.StoredProject;
import dev.portcullis.record.log.LogEntry;
import dev.portcullis.record.log.LogEntryForm;
import dev.portcullis.record.outbox.Notification;
import dev.portcullis.record.outbox.Outbox;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Query;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.verification.verdict.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a store holds of the project of a {@link NightGate}, while nobody delivers its messages. */
public final class NightRecord {

  private static final int MOST = Query.MAX_LIMIT;

  private final DocumentStore store;
  private final Gate gate;

  private NightRecord(DocumentStore store) {
    this.store = store;
    this.gate = new Gate(store);
  }

  /** What this store holds. */
  public static NightRecord of(DocumentStore store) {
    return new NightRecord(store);
  }

  /**
   * Checks that what was committed together is there together: the log is whole; every decision by
   * breakglass has its entry, its event and its use of a grant, every entry that people are told of
   * has its message, and there is none of these besides.
   *
   * @return the names of the decisions by breakglass
   */
  public List<DecisionName> check() {
    assertThat(
            Fsck.check(new StoredProject(store, DEMO), Optional.empty(), MutableClock.START)
                .problems())
        .as("what fsck finds")
        .isEmpty();
    List<Entry> uses =
        gate.decisions().list(DEMO, DecisionFilter.ALL, MOST, Optional.empty()).entries().stream()
            .filter(entry -> entry.decision().basis() == Basis.BREAKGLASS)
            .toList();
    List<DecisionName> names = uses.stream().map(Entry::name).toList();
    assertThat(entries(EventKind.BREAKGLASS_USED))
        .as("entries of uses")
        .containsExactlyInAnyOrderElementsOf(names.stream().map(DecisionName::toString).toList());
    assertThat(events())
        .as("events")
        .containsExactlyInAnyOrderElementsOf(names.stream().map(DecisionName::id).toList());
    checkGrants(uses.stream().map(Entry::decision).toList());
    assertThat(messages()).as("messages").containsExactlyInAnyOrderElementsOf(announced());
    return names;
  }

  /** The subjects of the entries of a kind, oldest first. */
  public List<String> entries(EventKind kind) {
    return entries().stream()
        .filter(entry -> entry.leaf().kind() == kind)
        .map(entry -> entry.leaf().subject())
        .toList();
  }

  private List<LogEntry> entries() {
    List<LogEntry> entries = new ArrayList<>();
    new StoredProject(store, DEMO).entries(document -> entries.add(LogEntryForm.read(document)));
    return entries;
  }

  private List<String> events() {
    BreakglassRecord record = gate.breakglass();
    return record.events().list(DEMO, EventFilter.ALL, MOST, Optional.empty()).items().stream()
        .map(event -> event.name().id())
        .toList();
  }

  private void checkGrants(List<Decision> uses) {
    for (BreakglassGrant grant :
        gate.breakglass().grants().list(DEMO, Optional.empty(), MOST, Optional.empty()).items()) {
      assertThat(uses)
          .as("uses of grant %s", grant.name())
          .filteredOn(use -> grantOf(use).equals(Optional.of(grant.name().toString())))
          .hasSize(grant.used());
    }
  }

  private static Optional<String> grantOf(Decision use) {
    return use.override() instanceof PolicyOverride.Used used ? used.grant() : Optional.empty();
  }

  /** Where the messages are that have to be there. */
  private List<DocumentPath> announced() {
    return entries().stream()
        .filter(entry -> entry.leaf().kind().isAnnounced())
        .map(NightRecord::path)
        .toList();
  }

  private List<DocumentPath> messages() {
    String outbox = path(entries().get(0)).collection();
    return store.query(Query.in(outbox).byId().limit(MOST)).documents().stream()
        .map(Document::path)
        .toList();
  }

  private static DocumentPath path(LogEntry entry) {
    JsonObject anything = JsonObject.builder().build();
    return Outbox.path(new Notification(DEMO, entry.index(), entry.leaf().kind().name(), anything));
  }
}
