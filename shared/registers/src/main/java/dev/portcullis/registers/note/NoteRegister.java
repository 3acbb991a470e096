package dev.portcullis.registers.note;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.document.ResourceForm;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.document.RevisionedRegister;
import dev.portcullis.registers.document.RevisionedRegister.Listing;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.registers.weakening.NoteWeakeningRule;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.PageToken;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.grafeas.NoteCodec;
import dev.portcullis.wire.grafeas.Times;
import dev.portcullis.wire.grafeas.filter.Filter;
import dev.portcullis.wire.grafeas.filter.Property;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Notes. Safe for use by many threads. */
public final class NoteRegister {

  /** How many notes can be created at once. */
  public static final int MAX_CREATED = RevisionedRegister.MAX_CREATED;

  private static final String COLLECTION = "notes";

  private final RevisionedRegister<Note> notes;

  /** A register in a store. */
  public NoteRegister(Keeping keeping) {
    this.notes = new RevisionedRegister<>(keeping, new Form(), new NoteWeakeningRule());
  }

  /** Where a note is kept. */
  public static DocumentPath path(NoteName name) {
    return ProjectRegister.path(name.project()).in(COLLECTION, name.id());
  }

  /** Reads a document that was fetched together with others; empty if the note was deleted. */
  public Optional<Revision<Note>> read(Document document) {
    return notes.read(document);
  }

  /** Fetches a note. */
  public Optional<Revision<Note>> find(NoteName name) {
    return notes.find(path(name));
  }

  /** Lists the notes of a project, in the order in which they were created. */
  public Listing<Note> list(ProjectId project, int limit, Optional<PageToken> after) {
    return notes.list(ProjectRegister.path(project) + "/" + COLLECTION, limit, after);
  }

  /** The same, but only those that a filter accepts. */
  public Listing<Note> list(
      ProjectId project, Filter filter, int limit, Optional<PageToken> after) {
    return notes.list(
        ProjectRegister.path(project) + "/" + COLLECTION,
        note -> filter.accepts(values(new NoteName(project, note.id()))),
        limit,
        after);
  }

  /**
   * Creates a note.
   *
   * @throws RegisterException if there is one that says something else
   */
  public Revision<Note> create(Principal author, NoteName name, Note note)
      throws RegisterException {
    return notes.create(author, path(name), note);
  }

  /**
   * Creates several notes, or none of them.
   *
   * @param wanted at most {@link #MAX_CREATED}
   * @throws RegisterException if there is one that says something else
   */
  public Map<NoteName, Revision<Note>> createAll(Principal author, Map<NoteName, Note> wanted)
      throws RegisterException {
    Map<DocumentPath, Note> byPath = new LinkedHashMap<>();
    wanted.forEach((name, note) -> byPath.put(path(name), note));
    Map<DocumentPath, Revision<Note>> created = notes.createAll(author, byPath);
    Map<NoteName, Revision<Note>> byName = new LinkedHashMap<>();
    wanted
        .keySet()
        .forEach(name -> byName.put(name, Objects.requireNonNull(created.get(path(name)))));
    return byName;
  }

  /**
   * Puts a note in the place of one that was read.
   *
   * @param etag of the one that was read
   * @throws RegisterException if that is not there any more, or the author may not weaken it
   */
  public Revision<Note> replace(Principal author, NoteName name, Note note, String etag)
      throws RegisterException {
    return notes.replace(author, path(name), note, Optional.of(etag), (before, after) -> {});
  }

  /**
   * Deletes a note. What hangs on it stays, and no longer satisfies anybody.
   *
   * @throws RegisterException if there is none
   */
  public void delete(Principal author, NoteName name) throws RegisterException {
    notes.delete(author, path(name), Optional.empty());
  }

  private static Property.Values values(NoteName name) {
    return property ->
        switch (property) {
          case KIND -> NoteCodec.KIND;
          case NOTE_PROJECT_ID -> name.project().value();
          case NOTE_ID -> name.id();
          case RESOURCE_URI -> "";
        };
  }

  private static final class Form implements ResourceForm<Note> {

    private final NoteCodec codec = new NoteCodec();

    @Override
    public JsonObject write(DocumentPath path, Note note) {
      try {
        return codec.write(NoteName.parse(path.toString()), note, Times.none());
      } catch (InvalidTextException e) {
        throw new IllegalArgumentException("not where a note is kept: " + path, e);
      }
    }

    @Override
    public Optional<Note> read(DocumentPath path, Cursor stored) {
      return codec.read(stored);
    }

    @Override
    public String name(DocumentPath path) {
      return path.toString();
    }
  }
}
