package dev.portcullis.admission.simulation;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.document.CommitLoop.Attempt;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.name.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets one simulation run in a project, and of that run one page at a time: each page gets a new
 * baton, which the next one has to show. A run that is given up ends by itself. Safe for use by
 * many threads and instances.
 */
public final class SimulationLease {

  /** How long a run may be silent before another may take its place. */
  static final Duration LENGTH = Duration.ofSeconds(60);

  /** What a document says. */
  private record Kept(String baton, Instant until) {

    /**
     * Whether it holds off who comes now. An end that no clock near this one can have set does not:
     * one wrong clock must not lock a project for years.
     */
    boolean holdsOff(Optional<String> shown, Instant now) {
      return now.isBefore(until)
          && !until.isAfter(now.plus(LENGTH.multipliedBy(2)))
          && !shown.equals(Optional.of(baton));
    }
  }

  /** What became of a wish to run. */
  sealed interface Outcome {

    /** It is granted, until another page takes the baton or the time is over. */
    record Held(Document document, String baton) implements Outcome {}

    /** It is not, because somebody else may run until then. */
    record Taken(Instant until) implements Outcome {}
  }

  private final DocumentStore store;
  private final CommitLoop loop;
  private final Supplier<String> ids;

  SimulationLease(DocumentStore store, CommitLoop loop, Supplier<String> ids) {
    this.store = Objects.requireNonNull(store, "store");
    this.loop = Objects.requireNonNull(loop, "loop");
    this.ids = Objects.requireNonNull(ids, "ids");
  }

  /** Where a project keeps who runs. */
  public static DocumentPath path(ProjectId project) {
    return ProjectRegister.path(project).in("simulations", "current");
  }

  /** Asks to run, showing the baton of the page before if there was one. */
  Outcome take(ProjectId project, Optional<String> shown, Instant now) throws RegisterException {
    DocumentPath path = path(project);
    String baton = ids.get();
    Content content = content(new Kept(baton, now.plus(LENGTH)), now);
    return loop.run(
        () -> {
          Optional<Document> found = store.find(path);
          Optional<Kept> other =
              found.map(SimulationLease::read).filter(kept -> kept.holdsOff(shown, now));
          if (other.isPresent()) {
            return Attempt.nothing(new Outcome.Taken(other.get().until()));
          }
          Write write =
              found.isPresent() ? Write.update(found.get(), content) : Write.create(path, content);
          return new Attempt<>(
              List.of(write),
              committed ->
                  new Outcome.Held(new Document(path, committed.versionOf(path), content), baton));
        });
  }

  /** Lets the next run begin at once. If that fails, it can when the time is over. */
  void release(Outcome.Held held) {
    try {
      // Whoever took it over in the meantime keeps it: that conflict is as it should be.
      var unused = store.commit(List.of(Write.delete(held.document())));
    } catch (StoreUnavailableException e) {
      // What was found is not withheld because of this.
    }
  }

  private static Content content(Kept kept, Instant now) {
    return Content.of(
        now,
        JsonWriter.compact(
            Envelope.body()
                .put("baton", kept.baton())
                .put("until", kept.until().toString())
                .build()));
  }

  private static Kept read(Document document) {
    return Envelope.read(document, SimulationLease::decode);
  }

  private static Optional<Kept> decode(Fields fields) {
    Optional<String> baton = fields.get("baton").flatMap(Cursor::string);
    Optional<Instant> until = fields.get("until").flatMap(Cursor::timestamp);
    return baton.flatMap(b -> until.map(u -> new Kept(b, u)));
  }
}
