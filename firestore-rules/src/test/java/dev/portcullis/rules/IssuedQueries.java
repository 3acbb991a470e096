package dev.portcullis.rules;

import dev.portcullis.record.breakglass.BreakglassRecord;
import dev.portcullis.record.breakglass.EventFilter;
import dev.portcullis.record.decision.DecisionFilter;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.fsck.StoredProject;
import dev.portcullis.record.log.LogFilter;
import dev.portcullis.record.log.LogReader;
import dev.portcullis.record.outbox.Allowance;
import dev.portcullis.record.outbox.Delivery;
import dev.portcullis.record.outbox.Outbox;
import dev.portcullis.record.outbox.Receipt;
import dev.portcullis.record.outbox.Recipients;
import dev.portcullis.record.seal.DecisionSeal;
import dev.portcullis.record.transfer.ProjectDocuments;
import dev.portcullis.record.transfer.TransferException;
import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.occurrence.OccurrenceRegister;
import dev.portcullis.registers.policy.PlatformPolicyRegister;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.registers.weakening.WeakeningPermission;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.wire.grafeas.filter.Filter;
import dev.portcullis.wire.grafeas.filter.Property;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every list that the program asks a store for, found by asking for each: whoever adds a list adds
 * it here.
 */
final class IssuedQueries {

  private static final int LIMIT = 10;

  private IssuedQueries() {}

  static List<Query> all() {
    Recorder store = new Recorder();
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    CommitLoop loop = new CommitLoop(Journal.unlogged(store), Backoff.none());
    Keeping keeping = new Keeping(store, clock, loop, WeakeningPermission.nobody());
    ProjectId project = WrittenDocuments.PROJECT;
    NoteRegister notes = new NoteRegister(keeping);
    var attestors = new AttestorRegister(keeping);
    var occurrences = new OccurrenceRegister(keeping, notes);
    var platformPolicies = new PlatformPolicyRegister(keeping);
    var decisions = new DecisionLedger(store, clock);
    var outbox = new Outbox(store);
    var recipients =
        new Recipients(
            Optional.of((notification, patience) -> new Receipt.Taken()), Optional.empty());
    var delivery = new Delivery(store, recipients, () -> 0);

    List<Object> answers = new ArrayList<>();
    answers.add(attestors.list(project, LIMIT, Optional.empty()));
    answers.add(notes.list(project, LIMIT, Optional.empty()));
    answers.add(occurrences.list(project, LIMIT, Optional.empty()));
    answers.add(occurrences.list(WrittenDocuments.NOTE, LIMIT, Optional.empty()));
    for (Filter filter : grafeasFilters()) {
      answers.add(notes.list(project, filter, LIMIT, Optional.empty()));
      answers.add(occurrences.list(project, filter, LIMIT, Optional.empty()));
      answers.add(occurrences.list(WrittenDocuments.NOTE, filter, LIMIT, Optional.empty()));
    }
    answers.add(occurrences.notes(project, WrittenDocuments.DIGEST));
    answers.add(platformPolicies.list(project, Platform.GKE, LIMIT, Optional.empty()));
    answers.add(decisions.allowing(project, "service", "revision", LIMIT));
    answers.add(decisions.scan(project, Instant.EPOCH, LIMIT, Optional.empty()));
    answers.add(decisions.scan(project, Instant.EPOCH, LIMIT, "service"));
    for (DecisionFilter filter : filters()) {
      answers.add(decisions.list(project, filter, LIMIT, Optional.empty()));
    }
    LogReader log = new LogReader(store);
    for (LogFilter filter : logFilters()) {
      answers.add(log.list(project, filter, LIMIT, Optional.empty()));
    }
    answers.add(sealed(new DecisionSeal(store, loop, clock), project));
    new StoredProject(store, project).entries(document -> {});
    new StoredProject(store, project).decisions(document -> {});
    answers.add(new ProjectRegister(keeping).list(Optional.of(project), LIMIT));
    answers.add(outbox.nextProject(Optional.of(project)));
    answers.add(outbox.count(LIMIT));
    answers.add(delivery.deliver(project, new Allowance(LIMIT, Duration.ofSeconds(1))));
    var breakglass = BreakglassRecord.in(keeping, () -> "id");
    for (EventFilter filter : eventFilters()) {
      answers.add(breakglass.events().list(project, filter, LIMIT, Optional.empty()));
    }
    answers.add(breakglass.grants().list(project, Optional.empty(), LIMIT, Optional.empty()));
    answers.add(breakglass.grants().list(project, Optional.of("service"), LIMIT, Optional.empty()));
    moved(new ProjectDocuments(store, project));
    if (store.queries.size() < answers.size()) {
      throw new AssertionError("a list asked for nothing");
    }
    return store.queries;
  }

  /** One for each label that a list of occurrences may go by. */
  private static List<Filter> grafeasFilters() {
    Filter note =
        new Filter.All(
            List.of(
                new Filter.Equal(Property.NOTE_PROJECT_ID, WrittenDocuments.NOTE.project().value()),
                new Filter.Equal(Property.NOTE_ID, WrittenDocuments.NOTE.id())));
    return List.of(
        new Filter.Equal(Property.KIND, "ATTESTATION"),
        note,
        new Filter.ResourceEnding(WrittenDocuments.DIGEST.toString()));
  }

  private static List<LogFilter> logFilters() {
    LogFilter all = LogFilter.ALL;
    return List.of(
        all,
        new LogFilter(Optional.of(EventKind.KEY_ANNOUNCED), all.subject(), all.range()),
        new LogFilter(all.kind(), Optional.of("subject"), all.range()));
  }

  private static Object sealed(DecisionSeal seal, ProjectId project) {
    try {
      return seal.seal(project);
    } catch (RegisterException e) {
      throw new AssertionError(e);
    }
  }

  private static List<EventFilter> eventFilters() {
    EventFilter all = EventFilter.ALL;
    Optional<Instant> time = Optional.of(Instant.EPOCH);
    return List.of(
        all,
        new EventFilter(
            Optional.of("service"), all.actor(), all.digest(), all.reviewed(), time, time),
        new EventFilter(
            all.workload(), Optional.of("ada"), all.digest(), all.reviewed(), time, time),
        new EventFilter(
            all.workload(),
            all.actor(),
            Optional.of(WrittenDocuments.DIGEST),
            all.reviewed(),
            time,
            time),
        new EventFilter(all.workload(), all.actor(), all.digest(), Optional.of(false), time, time));
  }

  private static void moved(ProjectDocuments documents) {
    try {
      documents.read((path, content) -> {});
    } catch (IOException | TransferException e) {
      throw new AssertionError(e);
    }
  }

  private static List<DecisionFilter> filters() {
    DecisionFilter all = DecisionFilter.ALL;
    Optional<Instant> time = Optional.of(Instant.EPOCH);
    return List.of(
        all,
        new DecisionFilter(
            all.outcome(), all.basis(), all.workload(), all.digest(), time, all.to()),
        new DecisionFilter(
            Optional.of(Outcome.DENY), all.basis(), all.workload(), all.digest(), time, time),
        new DecisionFilter(
            all.outcome(), Optional.of(Basis.RULE), all.workload(), all.digest(), time, time),
        new DecisionFilter(
            all.outcome(), all.basis(), Optional.of("service"), all.digest(), time, time),
        new DecisionFilter(
            all.outcome(),
            all.basis(),
            all.workload(),
            Optional.of(WrittenDocuments.DIGEST),
            time,
            time));
  }

  /** An empty store that notes what it is asked for. */
  private static final class Recorder implements DocumentStore {

    private final List<Query> queries = new ArrayList<>();

    @Override
    public Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths) {
      return Map.of();
    }

    @Override
    public CommitResult commit(List<Write> writes) {
      return new CommitResult.Committed(Map.of());
    }

    @Override
    public Page query(Query query) {
      queries.add(query);
      return new Page(List.of(), Optional.empty());
    }

    @Override
    public void close() {}
  }
}
