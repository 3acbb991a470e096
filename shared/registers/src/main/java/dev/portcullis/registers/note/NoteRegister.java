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
import dev.portcullis.registers.weakening.WeakeningRule;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.PageToken;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.grafeas.NoteCodec;
import dev.portcullis.wire.grafeas.Times;
import java.util.Optional;

/** Notes. Safe for use by many threads. */
public final class NoteRegister {

  private static final String COLLECTION = "notes";

  private final RevisionedRegister<Note> notes;

  /** A register in a store. */
  public NoteRegister(Keeping keeping) {
    this.notes = new RevisionedRegister<>(keeping, new Form(), WeakeningRule.anyChange());
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
   * Deletes a note. What hangs on it stays, and no longer satisfies anybody.
   *
   * @throws RegisterException if there is none
   */
  public void delete(Principal author, NoteName name) throws RegisterException {
    notes.delete(author, path(name), Optional.empty());
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
