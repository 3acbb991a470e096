package dev.portcullis.registers.document;

import dev.portcullis.registers.document.CommitLoop.Answer;
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
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreLimits;
import dev.portcullis.storage.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps resources of one kind, and every version that each of them ever had.
 *
 * <p>The current version and its copy in the history are one commit. Deleting leaves a stone in
 * place of the resource, so that a resource created again under the old name counts on from the old
 * versions and takes nobody's etag. Writing what is already there writes nothing, so a repeated
 * request is safe. Safe for use by many threads.
 *
 * @param <T> the resource
 */
public final class RevisionedRegister<T> {

  private static final String STATE = "state";
  private static final String LIVE = "LIVE";

  /** The largest page of a history. */
  public static final int MAX_REVISIONS = 100;

  /** How many resources can be created at once: each is two writes of one commit. */
  public static final int MAX_CREATED = StoreLimits.MAX_WRITES / 2;

  private final DocumentStore store;
  private final InstantSource clock;
  private final CommitLoop loop;
  private final ResourceForm<T> form;
  private final RevisionForm<T> revisions;
  private final RevisionHistory<T> history;
  private final WeakeningGuard<T> guard;

  /** A register of resources that are stored in this form and weakened by this rule. */
  public RevisionedRegister(Keeping keeping, ResourceForm<T> form, WeakeningRule<T> rule) {
    this.store = keeping.store();
    this.clock = keeping.clock();
    this.loop = keeping.loop();
    this.form = form;
    this.revisions = new RevisionForm<>(form);
    this.history = new RevisionHistory<>(store, revisions);
    this.guard = new WeakeningGuard<>(rule, keeping.weakening());
  }

  /**
   * One page of a list.
   *
   * @param <T> the resource
   */
  public record Listing<T>(List<Named<T>> items, Optional<PageToken> next) {

    public Listing {
      items = List.copyOf(items);
    }
  }

  /**
   * A resource and the id under which it is kept.
   *
   * @param <T> the resource
   */
  public record Named<T>(String id, Revision<T> revision) {}

  /** Reads a document that was fetched together with others; empty if it was deleted. */
  public Optional<Revision<T>> read(Document document) {
    return revisions.read(document);
  }

  /** Fetches a resource. */
  public Optional<Revision<T>> find(DocumentPath path) {
    return current(path).flatMap(revisions::read);
  }

  /**
   * Creates a resource.
   *
   * @throws RegisterException if there is one that says something else, or the author may not
   *     weaken what was there
   */
  public Revision<T> create(Principal author, DocumentPath path, T resource)
      throws RegisterException {
    return loop.run(() -> create(author, path, resource, store.getAll(RevisionPaths.of(path))));
  }

  /**
   * Creates several resources, or none of them; what is there already and says the same is left as
   * it is. Answers with all of them, in their order.
   *
   * @throws RegisterException if one of them cannot be created
   */
  public Map<DocumentPath, Revision<T>> createAll(Principal author, Map<DocumentPath, T> resources)
      throws RegisterException {
    List<DocumentPath> paths =
        resources.keySet().stream().flatMap(path -> RevisionPaths.of(path).stream()).toList();
    return loop.run(
        () -> {
          Map<DocumentPath, Document> documents = store.getAll(paths);
          List<Write> writes = new ArrayList<>();
          Map<DocumentPath, Answer<Revision<T>>> answers = new LinkedHashMap<>();
          for (Map.Entry<DocumentPath, T> resource : resources.entrySet()) {
            Attempt<Revision<T>> attempt =
                create(author, resource.getKey(), resource.getValue(), documents);
            writes.addAll(attempt.writes());
            answers.put(resource.getKey(), attempt.answer());
          }
          return new Attempt<>(
              writes,
              committed -> {
                Map<DocumentPath, Revision<T>> created = new LinkedHashMap<>();
                answers.forEach((path, answer) -> created.put(path, answer.of(committed)));
                return created;
              });
        });
  }

  private Attempt<Revision<T>> create(
      Principal author, DocumentPath path, T resource, Map<DocumentPath, Document> documents)
      throws RegisterException {
    Optional<Document> document = RevisionPaths.pick(path, documents);
    Optional<Revision<T>> existing = document.flatMap(revisions::read);
    if (existing.isEmpty()) {
      return write(author, path, document, existing, resource);
    }
    if (!says(path, existing.get(), resource)) {
      throw new RegisterException(
          RegisterException.Kind.ALREADY_EXISTS,
          form.name(path) + " already exists and says something else");
    }
    return Attempt.nothing(existing.get());
  }

  /**
   * What may not change when a resource is replaced.
   *
   * @param <T> the resource
   */
  @FunctionalInterface
  public interface Rule<T> {

    /**
     * Looks at what is there before it is replaced.
     *
     * @throws RegisterException if it must not be replaced by this
     */
    void check(T existing, T replacement) throws RegisterException;
  }

  /**
   * Replaces a resource that must be there.
   *
   * @throws RegisterException if it is not, the etag is not its own, or the rule forbids it
   */
  public Revision<T> replace(
      Principal author, DocumentPath path, T resource, Optional<String> etag, Rule<T> rule)
      throws RegisterException {
    return put(
        author,
        path,
        resource,
        etag,
        existing -> rule.check(existing.orElseThrow(() -> notFound(path)).resource(), resource));
  }

  /**
   * Creates a resource, or replaces it.
   *
   * @throws RegisterException if an etag is given that is not the resource's own
   */
  public Revision<T> put(Principal author, DocumentPath path, T resource, Optional<String> etag)
      throws RegisterException {
    return put(author, path, resource, etag, existing -> {});
  }

  private interface Precondition<T> {
    void check(Optional<Revision<T>> existing) throws RegisterException;
  }

  private Revision<T> put(
      Principal author,
      DocumentPath path,
      T resource,
      Optional<String> etag,
      Precondition<T> precondition)
      throws RegisterException {
    return loop.run(
        () -> {
          Optional<Document> document = current(path);
          Optional<Revision<T>> existing = document.flatMap(revisions::read);
          precondition.check(existing);
          return change(author, path, document, existing, resource, etag);
        });
  }

  private Attempt<Revision<T>> change(
      Principal author,
      DocumentPath path,
      Optional<Document> document,
      Optional<Revision<T>> existing,
      T resource,
      Optional<String> etag)
      throws RegisterException {
    if (existing.isPresent()
        && says(path, existing.get(), resource)
        && isCurrentOrRepeated(existing.get(), etag)) {
      return Attempt.nothing(existing.get());
    }
    requireCurrent(existing, etag);
    return write(author, path, document, existing, resource);
  }

  /**
   * Deletes a resource.
   *
   * @throws RegisterException if there is none, or the etag is not its own
   */
  public void delete(Principal author, DocumentPath path, Optional<String> etag)
      throws RegisterException {
    var unused =
        loop.run(
            () -> {
              Document document = current(path).orElseThrow(() -> notFound(path));
              Revision<T> existing = revisions.read(document).orElseThrow(() -> notFound(path));
              requireCurrent(Optional.of(existing), etag);
              Header header =
                  new Header(
                      existing.number() + 1,
                      existing.createTime(),
                      now(),
                      author,
                      guard.admit(
                          author, path, Optional.of(existing.resource()), Optional.empty()));
              Content stone = Content.of(existing.createTime(), revisions.deleted(header));
              return new Attempt<>(
                  List.of(
                      Write.update(document, stone),
                      Write.create(
                          RevisionPaths.revision(path, header.number()),
                          Content.of(header.updateTime(), stone.body()))),
                  committed -> existing);
            });
  }

  /**
   * What must hold for an old version to become the current one.
   *
   * @param <T> the resource
   */
  @FunctionalInterface
  public interface RollbackRule<T> {

    /**
     * Looks at what is there, if it was not deleted, before it is replaced.
     *
     * @throws RegisterException if it must not be replaced by this
     */
    void check(Optional<T> existing, T restored) throws RegisterException;
  }

  /**
   * Makes what an old version said the current version: a new one, with a number of its own. A
   * resource that was deleted is there again.
   *
   * @throws RegisterException if there is no such version, it is a deletion, the etag is not the
   *     resource's own, the rule forbids it, or it is a weakening and the author may not weaken
   */
  public Revision<T> rollback(
      Principal author, DocumentPath path, long number, Optional<String> etag, RollbackRule<T> rule)
      throws RegisterException {
    return loop.run(
        () -> {
          List<DocumentPath> paths = new ArrayList<>(RevisionPaths.of(path));
          paths.add(RevisionPaths.revision(path, number));
          Map<DocumentPath, Document> documents = store.getAll(paths);
          Document document = RevisionPaths.pick(path, documents).orElseThrow(() -> notFound(path));
          T restored = restorable(path, number, documents);
          Optional<Revision<T>> existing = revisions.read(document);
          rule.check(existing.map(Revision::resource), restored);
          return change(author, path, Optional.of(document), existing, restored, etag);
        });
  }

  private T restorable(DocumentPath path, long number, Map<DocumentPath, Document> documents)
      throws RegisterException {
    Version<T> version =
        history
            .pick(path, number, documents)
            .orElseThrow(
                () ->
                    new RegisterException(
                        RegisterException.Kind.NOT_FOUND,
                        form.name(path)
                            + " has no revision "
                            + number
                            + "; listRevisions names those it has"));
    return version
        .resource()
        .orElseThrow(
            () ->
                new RegisterException(
                    RegisterException.Kind.PRECONDITION,
                    "revision "
                        + number
                        + " of "
                        + form.name(path)
                        + " is where it was deleted; name one that says something"));
  }

  /**
   * The versions of a resource, newest first, also of one that was deleted; none if there never was
   * one.
   *
   * @param limit how many at most, 1 to 100
   * @throws InvalidPageTokenException if the token is not of such a list
   */
  public History<T> revisions(DocumentPath path, int limit, Optional<PageToken> after)
      throws InvalidPageTokenException {
    if (limit < 1 || limit > MAX_REVISIONS) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_REVISIONS + " revisions");
    }
    long newest = current(path).map(revisions::number).orElse(0L);
    return history.page(path, newest, limit, after);
  }

  /** Lists the resources of a collection, in the order in which they were created. */
  public Listing<T> list(String collection, int limit, Optional<PageToken> after) {
    return list(collection, named -> true, limit, after);
  }

  /** The same, but only those for which a condition holds. */
  public Listing<T> list(
      String collection, Predicate<Named<T>> condition, int limit, Optional<PageToken> after) {
    BoundedPage<Named<T>> page =
        BoundedPage.read(
            store,
            Query.in(collection).matching(STATE, LIVE).oldestFirst().limit(limit).after(after),
            document ->
                revisions
                    .read(document)
                    .map(revision -> new Named<>(document.path().id(), revision))
                    .filter(condition));
    return new Listing<>(page.items(), page.next());
  }

  private Attempt<Revision<T>> write(
      Principal author,
      DocumentPath path,
      Optional<Document> document,
      Optional<Revision<T>> existing,
      T resource)
      throws RegisterException {
    Instant now = now();
    long last = document.map(revisions::number).orElse(0L);
    long number = last + 1;
    List<Weakening> weakenings =
        guard.admit(author, path, lastSaid(path, existing, last), Optional.of(resource));
    Header header =
        new Header(number, existing.map(Revision::createTime).orElse(now), now, author, weakenings);
    String body = revisions.live(path, header, resource);
    if (!Envelope.fits(body)) {
      throw new RegisterException(
          RegisterException.Kind.EXHAUSTED,
          form.name(path) + " is larger than can be kept; leave out what is not needed");
    }
    Content content = Content.of(header.createTime(), body).withLabel(STATE, LIVE);
    Write write =
        document.isPresent() ? Write.update(document.get(), content) : Write.create(path, content);
    return new Attempt<>(
        List.of(write, Write.create(RevisionPaths.revision(path, number), Content.of(now, body))),
        committed -> RevisionForm.revision(header, resource));
  }

  /** What the resource says, or said before it was deleted. */
  private Optional<T> lastSaid(DocumentPath path, Optional<Revision<T>> existing, long last) {
    if (existing.isPresent() || last == 0) {
      return existing.map(Revision::resource);
    }
    // A deletion follows what it deleted.
    return history.get(path, last - 1);
  }

  private Optional<Document> current(DocumentPath path) {
    return RevisionPaths.pick(path, store.getAll(RevisionPaths.of(path)));
  }

  private boolean says(DocumentPath path, Revision<T> existing, T resource) {
    return form.write(path, existing.resource()).equals(form.write(path, resource));
  }

  /** Whether the etag is the version that is there, or the one before: a request sent twice. */
  private static boolean isCurrentOrRepeated(Revision<?> existing, Optional<String> etag) {
    return etag.isEmpty()
        || etag.get().equals(existing.etag())
        || etag.get().equals(Revision.etag(existing.number() - 1));
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

  private RegisterException notFound(DocumentPath path) {
    return new RegisterException(
        RegisterException.Kind.NOT_FOUND, form.name(path) + " does not exist");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
