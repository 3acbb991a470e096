package dev.portcullis.record.retention;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonNumber;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.record.log.LogEntry;
import dev.portcullis.record.log.LogEntryForm;
import dev.portcullis.record.log.LogPaths;
import dev.portcullis.record.log.Particulars;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.document.CommitLoop.Attempt;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.name.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Erases what entries of the log tell of persons when the project wants it kept no longer. Goes
 * through the log once, from its beginning, a bounded number of entries at a time, and keeps where
 * it is; every erasure is an entry. Safe for use by many threads and instances.
 */
public final class ParticularsRetention {

  /** How many entries are looked at in one call. */
  public static final int AT_ONCE = 32;

  /** How large the erased entries of one commit may be together, in characters. */
  private static final int MAX_CHARACTERS = 2 << 20;

  private final DocumentStore store;
  private final CommitLoop loop;
  private final InstantSource clock;

  /** Erases in a store, by a loop whose journal keeps the log. */
  public ParticularsRetention(DocumentStore store, CommitLoop loop, InstantSource clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.loop = Objects.requireNonNull(loop, "loop");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * What was done.
   *
   * @param erased how many entries lost their particulars
   * @param more whether the next call has something to look at
   */
  public record Swept(int erased, boolean more) {}

  /** Where it is kept which entry comes next. */
  public static DocumentPath path(ProjectId project) {
    return DocumentPath.of("projects", project.value()).in("logRetention", "particulars");
  }

  /**
   * Erases the particulars of the next entries that are older than this, and stops at the first
   * that is not.
   *
   * @throws RegisterException never but by a fault of the program
   */
  public Swept sweep(ProjectId project, Duration retention) throws RegisterException {
    return loop.run(() -> prepare(project, clock.instant().minus(retention)));
  }

  private Attempt<Swept> prepare(ProjectId project, Instant oldest) {
    Optional<Document> state = store.find(path(project));
    long first = state.map(ParticularsRetention::next).orElse(0L);
    List<DocumentPath> paths =
        LongStream.range(first, first + AT_ONCE)
            .mapToObj(index -> LogPaths.entry(project, index))
            .toList();
    Map<DocumentPath, Document> read = store.getAll(paths);
    List<Write> writes = new ArrayList<>();
    List<Long> erased = new ArrayList<>();
    int characters = 0;
    long next = first;
    for (DocumentPath path : paths) {
      Document document = read.get(path);
      if (document == null || characters > MAX_CHARACTERS) {
        break;
      }
      LogEntry entry = LogEntryForm.read(document);
      if (!entry.leaf().time().isBefore(oldest)) {
        break;
      }
      if (tellsSomething(entry)) {
        Content without = LogEntryForm.write(entry.erased());
        characters += without.body().length();
        writes.add(Write.update(document, without));
        erased.add(entry.index());
      }
      next++;
    }
    if (next == first) {
      return Attempt.nothing(new Swept(0, false));
    }
    writes.add(place(project, state, next));
    Swept swept = new Swept(erased.size(), characters > MAX_CHARACTERS || next == first + AT_ONCE);
    return new Attempt<>(
        writes, erased.isEmpty() ? List.of() : List.of(event(project, erased)), committed -> swept);
  }

  /** Nothing is not worth an entry, which would say nothing of persons either, and so for ever. */
  private static boolean tellsSomething(LogEntry entry) {
    return entry.particulars() instanceof Particulars.Kept kept
        && !kept.content().fields().isEmpty();
  }

  private Event event(ProjectId project, List<Long> erased) {
    return new Event(
        project,
        EventKind.PARTICULARS_ERASED,
        clock.instant(),
        "projects/" + project + "/log",
        JsonObject.builder()
            .put("reason", "RETENTION")
            .put("indexes", JsonArray.of(erased.stream().map(JsonNumber::of).toList()))
            .build(),
        JsonObject.empty());
  }

  private Write place(ProjectId project, Optional<Document> state, long next) {
    Content content =
        Content.of(clock.instant(), JsonWriter.compact(Envelope.body().put("next", next).build()));
    return state
        .map(document -> Write.update(document, content))
        .orElseGet(() -> Write.create(path(project), content));
  }

  private static long next(Document state) {
    return Envelope.read(
        state,
        fields -> fields.get("next").flatMap((Cursor c) -> c.integer(0, LogPaths.MAX_INDEX)));
  }
}
