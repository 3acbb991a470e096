package dev.portcullis.registers.occurrence;

import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.document.CommitLoop.Attempt;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.evidence.EvidenceDocument;
import dev.portcullis.registers.evidence.EvidencePath;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.grafeas.Occurrence;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Occurrences. Each is written together with the evidence that decisions read, or not at all. Safe
 * for use by many threads.
 */
public final class OccurrenceRegister {

  private static final String COLLECTION = "occurrences";

  private final DocumentStore store;
  private final InstantSource clock;
  private final CommitLoop loop;
  private final NoteRegister notes;
  private final OccurrenceForm form = new OccurrenceForm();

  /** A register in a store, for occurrences that hang on these notes. */
  public OccurrenceRegister(Keeping keeping, NoteRegister notes) {
    this.store = keeping.store();
    this.clock = keeping.clock();
    this.loop = keeping.loop();
    this.notes = notes;
  }

  /** One page of occurrences. */
  public record Listing(List<StoredOccurrence> occurrences, Optional<PageToken> next) {

    public Listing {
      occurrences = List.copyOf(occurrences);
    }
  }

  /**
   * Creates an occurrence, or answers with the one that already says the same.
   *
   * @throws RegisterException if its note does not exist, or there are too many attestations of its
   *     digest under that note
   */
  public StoredOccurrence create(Principal author, ProjectId project, Occurrence occurrence)
      throws RegisterException {
    OccurrenceName name = OccurrenceId.of(project, occurrence);
    return loop.run(() -> prepare(author, name, occurrence));
  }

  private Attempt<StoredOccurrence> prepare(
      Principal author, OccurrenceName name, Occurrence occurrence) throws RegisterException {
    NoteName note = occurrence.noteName();
    Optional<Digest> digest = occurrence.resourceUri().digest();
    Optional<DocumentPath> evidencePath = digest.map(d -> EvidencePath.of(d, note));
    List<DocumentPath> paths = new ArrayList<>(List.of(NoteRegister.path(note), path(name)));
    evidencePath.ifPresent(paths::add);
    Map<DocumentPath, Document> documents = store.getAll(paths);

    Revision<Note> noteRevision =
        Optional.ofNullable(documents.get(NoteRegister.path(note)))
            .flatMap(notes::read)
            .orElseThrow(
                () ->
                    new RegisterException(
                        RegisterException.Kind.NOT_FOUND, note + " does not exist"));
    Optional<Document> existing = Optional.ofNullable(documents.get(path(name)));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    StoredOccurrence stored =
        existing.map(form::read).orElse(new StoredOccurrence(name, occurrence, now, author));
    Optional<Attestation> attestation = occurrence.attestation(name);
    List<Write> writes = new ArrayList<>();
    if (digest.isPresent() && attestation.isPresent()) {
      DocumentPath path = evidencePath.orElseThrow();
      Optional<Document> before = Optional.ofNullable(documents.get(path));
      EvidenceDocument evidence = evidence(before, digest.get(), note, noteRevision.createTime());
      if (!evidence.holds(name)) {
        Content grown = evidence.with(attestation.get()).content(now);
        writes.add(
            before.isPresent() ? Write.update(before.get(), grown) : Write.create(path, grown));
      }
    }
    if (existing.isEmpty()) {
      writes.add(Write.create(path(name), form.write(stored)));
    } else if (!writes.isEmpty()) {
      // Attested again under a note that was created again. Written too, so that who deletes the
      // occurrence meanwhile does not leave its attestation behind.
      writes.add(Write.update(existing.get(), form.write(stored)));
    }
    return new Attempt<>(writes, committed -> stored);
  }

  /** Fetches an occurrence. */
  public Optional<StoredOccurrence> find(OccurrenceName name) {
    return Optional.ofNullable(store.getAll(List.of(path(name))).get(path(name))).map(form::read);
  }

  /**
   * Deletes an occurrence, and takes its attestation out of the evidence.
   *
   * @throws RegisterException if there is none
   */
  public void delete(OccurrenceName name) throws RegisterException {
    var unused = loop.run(() -> prepareDelete(name));
  }

  private Attempt<StoredOccurrence> prepareDelete(OccurrenceName name) throws RegisterException {
    Document document = store.getAll(List.of(path(name))).get(path(name));
    if (document == null) {
      throw new RegisterException(RegisterException.Kind.NOT_FOUND, name + " does not exist");
    }
    StoredOccurrence stored = form.read(document);
    List<Write> writes = new ArrayList<>();
    writes.add(Write.delete(document));
    NoteName note = stored.occurrence().noteName();
    Optional<Digest> digest = stored.occurrence().resourceUri().digest();
    if (digest.isPresent()) {
      DocumentPath path = EvidencePath.of(digest.get(), note);
      Document before = store.getAll(List.of(path)).get(path);
      if (before != null) {
        EvidenceDocument left = EvidenceDocument.read(before, digest.get(), note).without(name);
        writes.add(
            left.attestations().isEmpty()
                ? Write.delete(before)
                : Write.update(before, left.content(clock.instant())));
      }
    }
    return new Attempt<>(writes, committed -> stored);
  }

  /** Lists the occurrences of a project, newest first. */
  public Listing list(ProjectId project, int limit, Optional<PageToken> after) {
    return list(OccurrenceForm.PROJECT, project.value(), limit, after);
  }

  /** Lists the occurrences that hang on a note, in whatever project they are, newest first. */
  public Listing list(NoteName note, int limit, Optional<PageToken> after) {
    return list(OccurrenceForm.NOTE, note.toString(), limit, after);
  }

  private Listing list(String label, String value, int limit, Optional<PageToken> after) {
    Page page =
        store.query(
            Query.in(COLLECTION).matching(label, value).newestFirst().limit(limit).after(after));
    return new Listing(page.documents().stream().map(form::read).toList(), page.next());
  }

  /** What hangs on the note; evidence of a deleted one of the same name makes way. */
  private static EvidenceDocument evidence(
      Optional<Document> document, Digest digest, NoteName note, Instant noteCreateTime) {
    return document
        .map(d -> EvidenceDocument.read(d, digest, note))
        .filter(evidence -> evidence.noteCreateTime().equals(noteCreateTime))
        .orElse(EvidenceDocument.empty(digest, note, noteCreateTime));
  }

  private static DocumentPath path(OccurrenceName name) {
    return DocumentPath.of(COLLECTION, name.project() + "~" + name.id());
  }
}
