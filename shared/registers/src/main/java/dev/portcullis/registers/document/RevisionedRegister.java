package dev.portcullis.registers.document;

import dev.portcullis.registers.document.CommitLoop.Answer;
import dev.portcullis.registers.document.CommitLoop.Attempt;
import dev.portcullis.registers.document.RevisionWriter.Current;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.weakening.WeakeningRule;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.StoreLimits;
import dev.portcullis.storage.Write;
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

  /** The largest page of a history. */
  public static final int MAX_REVISIONS = 100;

  /**
   * How many resources can be created at once. Each is two writes of one commit, and up to two more
   * for its record; the head of the log is one.
   */
  public static final int MAX_CREATED = (StoreLimits.MAX_WRITES - 1) / 4;

  private final DocumentStore store;
  private final CommitLoop loop;
  private final ResourceForm<T> form;
  private final RevisionForm<T> revisions;
  private final RevisionHistory<T> history;
  private final RevisionWriter<T> writer;

  /** A register of resources that are stored in this form and weakened by this rule. */
  public RevisionedRegister(Keeping keeping, ResourceForm<T> form, WeakeningRule<T> rule) {
    this(keeping, form, rule, Optional.empty());
  }

  /** A register with at most so many resources in a collection. */
  public RevisionedRegister(
      Keeping keeping, ResourceForm<T> form, WeakeningRule<T> rule, int most) {
    this(keeping, form, rule, Optional.of(new Tally(keeping.store(), most)));
  }

  private RevisionedRegister(
      Keeping keeping, ResourceForm<T> form, WeakeningRule<T> rule, Optional<Tally> tally) {
    this.store = keeping.store();
    this.loop = keeping.loop();
    this.form = form;
    this.revisions = new RevisionForm<>(form);
    this.history = new RevisionHistory<>(store, revisions);
    this.writer = new RevisionWriter<>(keeping, form, revisions, history, rule, tally);
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
    return RevisionPaths.pick(path, store.getAll(RevisionPaths.of(path))).flatMap(revisions::read);
  }

  /**
   * Creates a resource.
   *
   * @throws RegisterException if there is one that says something else, or the author may not
   *     weaken what was there
   */
  public Revision<T> create(Principal author, DocumentPath path, T resource)
      throws RegisterException {
    return loop.run(() -> create(author, writer.read(path), resource));
  }

  /**
   * Creates several resources, or none of them; what is there already and says the same is left as
   * it is. Answers with all of them, in their order.
   *
   * @throws RegisterException if one of them cannot be created
   */
  public Map<DocumentPath, Revision<T>> createAll(Principal author, Map<DocumentPath, T> resources)
      throws RegisterException {
    writer.requireUncounted();
    List<DocumentPath> paths =
        resources.keySet().stream().flatMap(path -> RevisionPaths.of(path).stream()).toList();
    return loop.run(
        () -> {
          Map<DocumentPath, Document> documents = store.getAll(paths);
          List<Write> writes = new ArrayList<>();
          List<Event> events = new ArrayList<>();
          Map<DocumentPath, Answer<Revision<T>>> answers = new LinkedHashMap<>();
          for (Map.Entry<DocumentPath, T> resource : resources.entrySet()) {
            Attempt<Revision<T>> attempt =
                create(author, writer.current(resource.getKey(), documents), resource.getValue());
            writes.addAll(attempt.writes());
            events.addAll(attempt.events());
            answers.put(resource.getKey(), attempt.answer());
          }
          return new Attempt<>(
              writes,
              events,
              committed -> {
                Map<DocumentPath, Revision<T>> created = new LinkedHashMap<>();
                answers.forEach((path, answer) -> created.put(path, answer.of(committed)));
                return created;
              });
        });
  }

  private Attempt<Revision<T>> create(Principal author, Current<T> current, T resource)
      throws RegisterException {
    if (current.live().isEmpty()) {
      return writer.write(author, current, resource);
    }
    if (!writer.says(current, resource)) {
      throw new RegisterException(
          RegisterException.Kind.ALREADY_EXISTS,
          form.name(current.path()) + " already exists and says something else");
    }
    return Attempt.nothing(current.live().get());
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
        existing ->
            rule.check(existing.orElseThrow(() -> writer.notFound(path)).resource(), resource));
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
          Current<T> current = writer.read(path);
          precondition.check(current.live());
          return writer.change(author, current, resource, etag);
        });
  }

  /**
   * Deletes a resource.
   *
   * @throws RegisterException if there is none, or the etag is not its own
   */
  public void delete(Principal author, DocumentPath path, Optional<String> etag)
      throws RegisterException {
    var unused = loop.run(() -> writer.delete(author, writer.read(path), etag));
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
          Current<T> current = writer.read(path, RevisionPaths.revision(path, number));
          if (current.document().isEmpty()) {
            throw writer.notFound(path);
          }
          T restored = history.restorable(path, number, current.read(), form.name(path));
          rule.check(current.live().map(Revision::resource), restored);
          return writer.change(author, current, restored, etag);
        });
  }

  /**
   * The versions of a resource, newest first, also of one that was deleted; none if there never was
   * one. A page of large versions is shorter than the limit, and goes on.
   *
   * @param limit how many at most, 1 to 100
   * @throws InvalidPageTokenException if the token is not of such a list
   */
  public History<T> revisions(DocumentPath path, int limit, Optional<PageToken> after)
      throws InvalidPageTokenException {
    if (limit < 1 || limit > MAX_REVISIONS) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_REVISIONS + " revisions");
    }
    long newest = writer.read(path).document().map(revisions::number).orElse(0L);
    return history.page(path, newest, limit, after);
  }

  /** The history of one resource, into whose past nothing but the weakening rule bars the way. */
  public ResourceHistory<T> history(DocumentPath path) {
    return history(path, (existing, restored) -> {});
  }

  /** The history of one resource, and what must hold to go back in it. */
  public ResourceHistory<T> history(DocumentPath path, RollbackRule<T> rule) {
    return new ResourceHistory<>(this, path, rule);
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
            RevisionWriter.live(collection).limit(limit).after(after),
            document ->
                revisions
                    .read(document)
                    .map(revision -> new Named<>(document.path().id(), revision))
                    .filter(condition));
    return new Listing<>(page.items(), page.next());
  }
}
