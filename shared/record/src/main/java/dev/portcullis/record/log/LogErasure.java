package dev.portcullis.record.log;

import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.document.CommitLoop.Attempt;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.name.ProjectId;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * Erases what entries tell of persons. The leaf stays, and with it every hash and proof; that it
 * was erased, and by whom, is an entry of its own. Safe for use by many threads.
 */
public final class LogErasure {

  private final DocumentStore store;
  private final CommitLoop loop;
  private final InstantSource clock;

  /** Erases in a store, by a loop whose journal keeps the log. */
  public LogErasure(DocumentStore store, CommitLoop loop, InstantSource clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.loop = Objects.requireNonNull(loop, "loop");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Erases the particulars of an entry; what was erased before stays so.
   *
   * @return the entry as it is now
   * @throws RegisterException if there is none
   */
  public LogEntry erase(Principal actor, ProjectId project, long index) throws RegisterException {
    return loop.run(() -> prepare(actor, project, index));
  }

  private Attempt<LogEntry> prepare(Principal actor, ProjectId project, long index)
      throws RegisterException {
    DocumentPath path = LogPaths.entry(project, index);
    Document document =
        store
            .find(path)
            .orElseThrow(
                () ->
                    new RegisterException(
                        RegisterException.Kind.NOT_FOUND,
                        LogPaths.name(project, index) + " does not exist"));
    LogEntry entry = LogEntryForm.read(document);
    if (entry.particulars() instanceof Particulars.Erased) {
      return Attempt.nothing(entry);
    }
    LogEntry erased = entry.erased();
    return new Attempt<>(
        List.of(Write.update(document, LogEntryForm.write(erased))),
        List.of(
            new Event(
                project,
                EventKind.PARTICULARS_ERASED,
                clock.instant(),
                LogPaths.name(project, index),
                JsonObject.builder().put("index", index).build(),
                Event.particulars(actor).build())),
        committed -> erased);
  }
}
