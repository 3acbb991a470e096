package dev.portcullis.testkit.registers;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.document.History;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.document.ResourceForm;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.document.RevisionedRegister;
import dev.portcullis.registers.document.RevisionedRegister.Named;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.registers.weakening.Weakening;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.MutableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A register of the simplest resource there is: a text. */
final class Texts {

  static final String COLLECTION = "projects/p/texts";

  final DocumentStore store;
  final MutableClock clock = new MutableClock();
  final RevisionedRegister<String> register;

  Texts(DocumentStore store) {
    this.store = store;
    this.register =
        new RevisionedRegister<>(
            new Keeping(
                store,
                clock,
                new CommitLoop(Journal.unlogged(store), Backoff.none()),
                (author, project) -> author.equals(Gate.OWNER)),
            new Form(),
            Texts::longer);
  }

  /** In a text the longer is the weaker; to say nothing is the strictest. */
  private static List<Weakening> longer(Optional<String> before, Optional<String> after) {
    return before.isEmpty() || after.isEmpty() || after.get().length() <= before.get().length()
        ? List.of()
        : List.of(new Weakening("text", "is longer than `" + before.get() + "`"));
  }

  /** Writes a text that a test only needs to be there. */
  void given(String id, String text) throws RegisterException {
    var unused = put(id, text);
  }

  Revision<String> create(String id, String text) throws RegisterException {
    return register.create(Gate.OWNER, path(id), text);
  }

  Revision<String> put(String id, String text, String... etag) throws RegisterException {
    return register.put(Gate.OWNER, path(id), text, List.of(etag).stream().findFirst());
  }

  Revision<String> replace(String id, String text, String... etag) throws RegisterException {
    return register.replace(
        Gate.OWNER, path(id), text, List.of(etag).stream().findFirst(), (before, after) -> {});
  }

  /** Rolls back; the text `forbidden` may not come back. */
  Revision<String> rollback(String id, long number, String... etag) throws RegisterException {
    return register.rollback(
        Gate.OWNER,
        path(id),
        number,
        List.of(etag).stream().findFirst(),
        (existing, restored) -> {
          if (restored.equals("forbidden")) {
            throw new RegisterException(Kind.PRECONDITION, "forbidden over " + existing);
          }
        });
  }

  History<String> revisions(String id, int limit, Optional<PageToken> after)
      throws InvalidPageTokenException {
    return register.revisions(path(id), limit, after);
  }

  void delete(String id, String... etag) throws RegisterException {
    register.delete(Gate.PIPELINE, path(id), List.of(etag).stream().findFirst());
  }

  Optional<Revision<String>> find(String id) {
    return register.find(path(id));
  }

  List<String> list(int limit) {
    return names(register.list(COLLECTION, limit, Optional.empty()).items());
  }

  /** The ids of all pages. */
  List<String> walk(int limit) {
    List<String> ids = new ArrayList<>();
    Optional<PageToken> next = Optional.empty();
    do {
      var page = register.list(COLLECTION, limit, next);
      ids.addAll(names(page.items()));
      next = page.next();
    } while (next.isPresent());
    return ids;
  }

  /** Every version that was kept, the first one first; empty where the resource was deleted. */
  List<Optional<Revision<String>>> history(String id) {
    Query all = Query.in(path(id) + "/revisions").byId().limit(Query.MAX_LIMIT);
    return store.query(all).documents().stream().map(register::read).toList();
  }

  /** Removes the current version behind the register's back. */
  void lose(String id) {
    Document current = store.find(path(id)).orElseThrow();
    if (store.commit(List.of(Write.delete(current))).conflict().isPresent()) {
      throw new AssertionError("somebody else wrote");
    }
  }

  static DocumentPath path(String id) {
    return DocumentPath.of(COLLECTION, id);
  }

  static <T> List<String> names(List<Named<T>> items) {
    return items.stream().map(Named::id).toList();
  }

  private static final class Form implements ResourceForm<String> {

    @Override
    public JsonObject write(DocumentPath path, String text) {
      return JsonObject.builder().put("text", text).build();
    }

    @Override
    public Optional<String> read(DocumentPath path, Cursor stored) {
      return stored.object().flatMap(fields -> fields.get("text")).flatMap(Cursor::string);
    }

    @Override
    public String name(DocumentPath path) {
      return path.toString();
    }
  }
}
