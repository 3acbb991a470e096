package dev.portcullis.registers.attestor;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.document.ResourceForm;
import dev.portcullis.registers.document.ResourceHistory;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.document.RevisionedRegister;
import dev.portcullis.registers.document.RevisionedRegister.Listing;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.registers.weakening.AttestorWeakeningRule;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.PageToken;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.attestor.AttestorCodec;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.resource.ApiVersion;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.util.Optional;

/** Attestors. Safe for use by many threads. */
public final class AttestorRegister {

  /**
   * How many attestors a project may have.
   *
   * @see <a href="https://cloud.google.com/binary-authorization/quotas">Google's limits</a>
   */
  public static final int MAX_ATTESTORS = 200;

  private static final String COLLECTION = "attestors";

  private final RevisionedRegister<Attestor> attestors;

  /** A register in a store. */
  public AttestorRegister(Keeping keeping) {
    this.attestors =
        new RevisionedRegister<>(keeping, new Form(), new AttestorWeakeningRule(), MAX_ATTESTORS);
  }

  /** Where an attestor is kept. */
  public static DocumentPath path(AttestorName name) {
    return ProjectRegister.path(name.project()).in(COLLECTION, name.id());
  }

  /** Reads a document that was fetched together with others. */
  public Optional<Revision<Attestor>> read(Document document) {
    return attestors.read(document);
  }

  /** Fetches an attestor. */
  public Optional<Revision<Attestor>> find(AttestorName name) {
    return attestors.find(path(name));
  }

  /** Lists the attestors of a project, in the order in which they were created. */
  public Listing<Attestor> list(ProjectId project, int limit, Optional<PageToken> after) {
    return attestors.list(ProjectRegister.path(project) + "/" + COLLECTION, limit, after);
  }

  /**
   * Creates an attestor.
   *
   * @throws RegisterException if there is one that says something else
   */
  public Revision<Attestor> create(Principal author, Attestor attestor) throws RegisterException {
    return attestors.create(author, path(attestor.name()), attestor);
  }

  /**
   * Replaces an attestor.
   *
   * @throws RegisterException if there is none, the etag is not its own, or the note is another
   */
  public Revision<Attestor> replace(Principal author, Received<Attestor> received)
      throws RegisterException {
    Attestor attestor = received.value();
    return attestors.replace(
        author,
        path(attestor.name()),
        attestor,
        received.etag(),
        AttestorRegister::requireSameNote);
  }

  /**
   * Deletes an attestor.
   *
   * @throws RegisterException if there is none
   */
  public void delete(Principal author, AttestorName name) throws RegisterException {
    attestors.delete(author, path(name), Optional.empty());
  }

  private static void requireSameNoteAsBefore(Optional<Attestor> existing, Attestor restored)
      throws RegisterException {
    if (existing.isPresent()) {
      requireSameNote(existing.get(), restored);
    }
  }

  /** What was attested under one note must not come to stand for another. */
  private static void requireSameNote(Attestor existing, Attestor replacement)
      throws RegisterException {
    if (!existing.note().equals(replacement.note())) {
      throw new RegisterException(
          RegisterException.Kind.PRECONDITION,
          "userOwnedGrafeasNote.noteReference cannot change from "
              + existing.note()
              + "; create another attestor for another note");
    }
  }

  /** The versions of an attestor. */
  public ResourceHistory<Attestor> history(AttestorName name) {
    return attestors.history(path(name), AttestorRegister::requireSameNoteAsBefore);
  }

  private static final class Form implements ResourceForm<Attestor> {

    private final AttestorCodec codec = new AttestorCodec(PublicKeys.trusted());

    @Override
    public JsonObject write(DocumentPath path, Attestor attestor) {
      return codec.write(attestor, Stamp.none(), Optional.empty(), ApiVersion.V1);
    }

    @Override
    public Optional<Attestor> read(DocumentPath path, Cursor stored) {
      try {
        AttestorName name = AttestorName.parse(path.toString());
        return codec.read(stored, name, ApiVersion.V1).map(Received::value);
      } catch (InvalidTextException e) {
        stored.problem("is kept where no attestor is");
        return Optional.empty();
      }
    }

    @Override
    public String name(DocumentPath path) {
      return path.toString();
    }
  }
}
