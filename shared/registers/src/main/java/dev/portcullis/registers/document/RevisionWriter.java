package dev.portcullis.registers.document;

import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.CommitLoop.Attempt;
import dev.portcullis.registers.document.RevisionForm.Header;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.weakening.Weakening;
import dev.portcullis.registers.weakening.WeakeningRule;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prepares the commits by which a resource changes: its current version, the copy in the history,
 * and how many there are.
 */
final class RevisionWriter<T> {

  private static final String STATE = "state";
  private static final String LIVE = "LIVE";

  private final DocumentStore store;
  private final InstantSource clock;
  private final ResourceForm<T> form;
  private final RevisionForm<T> revisions;
  private final RevisionHistory<T> history;
  private final WeakeningRule<T> rule;
  private final WeakeningGuard<T> guard;
  private final Optional<Tally> tally;
  private final RevisionEvents<T> events;

  RevisionWriter(
      Keeping keeping,
      ResourceForm<T> form,
      RevisionForm<T> revisions,
      RevisionHistory<T> history,
      WeakeningRule<T> rule,
      Optional<Tally> tally) {
    this.store = keeping.store();
    this.clock = keeping.clock();
    this.form = form;
    this.revisions = revisions;
    this.history = history;
    this.rule = rule;
    this.guard = new WeakeningGuard<>(rule, keeping.weakening());
    this.tally = tally;
    this.events = new RevisionEvents<>(form);
  }

  /**
   * What is there before a change.
   *
   * @param document the current version, or the stone of a deleted one
   * @param live what the current version says, unless it is a stone
   * @param read everything that was fetched together with it
   */
  record Current<T>(
      DocumentPath path,
      Optional<Document> document,
      Optional<Revision<T>> live,
      Map<DocumentPath, Document> read) {}

  /** The resources of a collection that were not deleted, in the order of their creation. */
  static Query live(String collection) {
    return Query.in(collection).matching(STATE, LIVE).oldestFirst();
  }

  /** Fetches what a change must see, and these documents with it. */
  Current<T> read(DocumentPath path, DocumentPath... more) {
    List<DocumentPath> paths = new ArrayList<>(RevisionPaths.of(path));
    paths.addAll(Arrays.asList(more));
    if (tally.isPresent()) {
      paths.add(Tally.path(path));
    }
    return current(path, store.getAll(paths));
  }

  /** What is there before a change, among documents that were fetched together. */
  Current<T> current(DocumentPath path, Map<DocumentPath, Document> read) {
    Optional<Document> document = RevisionPaths.pick(path, read);
    return new Current<>(path, document, document.flatMap(revisions::read), read);
  }

  /** Several resources of one commit would each write the one count that there is. */
  void requireUncounted() {
    if (tally.isPresent()) {
      throw new IllegalStateException("counted resources are created one by one");
    }
  }

  boolean says(Current<T> current, T resource) {
    JsonObject wanted = form.write(current.path(), resource);
    return current
        .live()
        .map(live -> form.write(current.path(), live.resource()).equals(wanted))
        .orElse(false);
  }

  /** Makes the resource the current one, unless it is that already. */
  Attempt<Revision<T>> change(
      Principal author, Current<T> current, T resource, Optional<String> etag)
      throws RegisterException {
    Optional<Revision<T>> live = current.live();
    if (live.isPresent() && says(current, resource) && isCurrentOrRepeated(live.get(), etag)) {
      return Attempt.nothing(live.get());
    }
    requireCurrent(live, etag);
    return write(author, current, resource);
  }

  Attempt<Revision<T>> write(Principal author, Current<T> current, T resource)
      throws RegisterException {
    DocumentPath path = current.path();
    Optional<Header> before = current.document().map(revisions::header);
    long last = before.map(Header::number).orElse(0L);
    Instant now = current.live().isPresent() ? now() : after(before);
    Header header =
        new Header(
            last + 1,
            current.live().map(Revision::createTime).orElse(now),
            now,
            author,
            guard.admit(author, path, before(current, last), Optional.of(resource)));
    String body = revisions.live(path, header, resource);
    if (!Envelope.fits(body)) {
      throw new RegisterException(
          RegisterException.Kind.EXHAUSTED,
          form.name(path) + " is larger than can be kept; leave out what is not needed");
    }
    Content content = Content.of(header.createTime(), body).withLabel(STATE, LIVE);
    List<Write> writes = new ArrayList<>();
    writes.add(
        current
            .document()
            .map(document -> Write.update(document, content))
            .orElseGet(() -> Write.create(path, content)));
    writes.add(copy(path, header, body));
    if (tally.isPresent() && current.live().isEmpty()) {
      writes.add(tally.get().more(path, current.read(), now));
    }
    return new Attempt<>(
        writes,
        List.of(events.written(path, header, resource)),
        committed -> RevisionForm.revision(header, resource));
  }

  Attempt<Revision<T>> delete(Principal author, Current<T> current, Optional<String> etag)
      throws RegisterException {
    DocumentPath path = current.path();
    Document document = current.document().orElseThrow(() -> notFound(path));
    Revision<T> existing = current.live().orElseThrow(() -> notFound(path));
    requireCurrent(current.live(), etag);
    List<Weakening> weakenings =
        guard.admit(author, path, Optional.of(existing.resource()), Optional.empty());
    Header header =
        new Header(existing.number() + 1, existing.createTime(), now(), author, weakenings);
    String stone = revisions.deleted(header);
    List<Write> writes = new ArrayList<>();
    writes.add(Write.update(document, Content.of(existing.createTime(), stone)));
    writes.add(copy(path, header, stone));
    tally.ifPresent(counted -> writes.add(counted.fewer(path, current.read(), now())));
    return new Attempt<>(writes, List.of(events.deleted(path, header)), committed -> existing);
  }

  RegisterException notFound(DocumentPath path) {
    return new RegisterException(
        RegisterException.Kind.NOT_FOUND, form.name(path) + " does not exist");
  }

  private static Write copy(DocumentPath path, Header header, String body) {
    return Write.create(
        RevisionPaths.revision(path, header.number()), Content.of(header.updateTime(), body));
  }

  /** What the resource says, or said before it was deleted. */
  private Optional<T> before(Current<T> current, long last) {
    if (current.live().isPresent() || last == 0 || !rule.looksBehindDeletions()) {
      return current.live().map(Revision::resource);
    }
    // A deletion follows what it deleted.
    return history.get(current.path(), last - 1);
  }

  /** Whether the etag is the version that is there, or the one before: a request sent twice. */
  private static boolean isCurrentOrRepeated(Revision<?> existing, Optional<String> etag) {
    return etag.isEmpty()
        || etag.get().equals(existing.etag())
        || etag.get().equals(existing.etagBefore());
  }

  private static void requireCurrent(
      Optional<? extends Revision<?>> existing, Optional<String> etag) throws RegisterException {
    if (etag.isPresent() && !etag.get().equals(existing.<String>map(Revision::etag).orElse(""))) {
      throw new RegisterException(
          RegisterException.Kind.STALE,
          "the etag is not the current one: somebody changed the resource since it was read;"
              + " read it again, apply the change to that, and send its etag");
    }
  }

  /**
   * When a resource is created: later than the one of its name that was deleted, also by a clock
   * that stands still or goes back. What hangs on a resource knows it by this time, and must not
   * come back with another.
   */
  private Instant after(Optional<Header> deleted) {
    Instant now = now();
    return deleted
        .map(stone -> stone.createTime().plus(1, ChronoUnit.MICROS))
        .filter(now::isBefore)
        .orElse(now);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
