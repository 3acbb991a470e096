package dev.portcullis.record.chore;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.registers.document.UnreadableDocumentException;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Goes from project to project and does the chores there, a part of it at a time: where a round
 * ends is kept, and the next goes on from there. Safe for use by many threads and instances, which
 * may do a chore twice.
 */
public final class Rounds {

  private static final Logger LOGGER = Logger.getLogger(Rounds.class.getName());
  private static final DocumentPath PLACE = DocumentPath.of("rounds", "chores");
  private static final int PAGE = 100;

  private final DocumentStore store;
  private final InstantSource clock;
  private final ProjectRegister projects;
  private final List<Chore> chores;
  private final LongSupplier nanos;

  /**
   * Rounds of the registered projects.
   *
   * @param nanos a clock that never goes back, in nanoseconds from anywhere
   */
  public Rounds(
      DocumentStore store,
      InstantSource clock,
      ProjectRegister projects,
      List<Chore> chores,
      LongSupplier nanos) {
    this.store = Objects.requireNonNull(store, "store");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.projects = Objects.requireNonNull(projects, "projects");
    this.chores = List.copyOf(chores);
    this.nanos = Objects.requireNonNull(nanos, "nanos");
  }

  /** Does chores for so long, or until every project had its turn. */
  public Round go(Duration time) {
    Tally tally = new Tally();
    if (chores.isEmpty()) {
      return tally.round(true);
    }
    long end = nanos.getAsLong() + time.toNanos();
    Optional<Document> before = store.find(PLACE);
    Optional<ProjectId> place = before.flatMap(Rounds::read);
    List<ProjectId> page = projects.list(place, PAGE);
    while (!page.isEmpty()) {
      for (ProjectId project : page) {
        if (nanos.getAsLong() - end >= 0) {
          keep(before, place);
          return tally.round(false);
        }
        chores.forEach(chore -> tally.add(chore, isDone(chore, project)));
        place = Optional.of(project);
      }
      page = projects.list(place, PAGE);
    }
    keep(before, Optional.empty());
    return tally.round(true);
  }

  private static boolean isDone(Chore chore, ProjectId project) {
    try {
      chore.work().doFor(project);
      return true;
    } catch (RegisterException | UnreadableDocumentException | StoreUnavailableException e) {
      LOGGER.log(Level.WARNING, e, () -> chore.name() + " of project " + project + " has to wait");
      return false;
    }
  }

  /** On a conflict somebody else is on a round, and keeps where that ends. */
  private void keep(Optional<Document> before, Optional<ProjectId> place) {
    List<Write> writes = new ArrayList<>();
    if (place.isPresent()) {
      String body = JsonWriter.compact(Envelope.body().put("after", place.get().value()).build());
      Content content = Content.of(clock.instant(), body);
      writes.add(
          before.isPresent() ? Write.update(before.get(), content) : Write.create(PLACE, content));
    } else {
      before.map(Write::delete).ifPresent(writes::add);
    }
    if (!writes.isEmpty()) {
      var unused = store.commit(writes);
    }
  }

  /** Where it cannot be told where the last round ended, one begins anew. */
  private static Optional<ProjectId> read(Document document) {
    try {
      return Optional.of(
          Envelope.read(
              document,
              fields -> fields.get("after").flatMap((Cursor c) -> c.text(ProjectId::parse))));
    } catch (UnreadableDocumentException e) {
      LOGGER.warning(() -> "a round begins with the first project: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** What was done so far. */
  private final class Tally {

    private final Map<Chore, int[]> counts = new LinkedHashMap<>();

    private Tally() {
      chores.forEach(chore -> counts.put(chore, new int[2]));
    }

    private void add(Chore chore, boolean done) {
      int[] count = Objects.requireNonNull(counts.get(chore));
      count[done ? 0 : 1]++;
    }

    private Round round(boolean complete) {
      return new Round(
          counts.entrySet().stream()
              .map(
                  count ->
                      new Round.Done(
                          count.getKey().name(), count.getValue()[0], count.getValue()[1]))
              .toList(),
          complete);
    }
  }
}
