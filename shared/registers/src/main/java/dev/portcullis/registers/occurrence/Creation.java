package dev.portcullis.registers.occurrence;

import dev.portcullis.registers.document.CommitLoop.Attempt;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.evidence.EvidenceChanges;
import dev.portcullis.registers.evidence.EvidencePath;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.StoreLimits;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.grafeas.Occurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Occurrences on their way into a store: what is read for them, and what is written then. */
final class Creation {

  private final OccurrenceForm form;
  private final NoteRegister notes;
  private final Principal author;
  private final Map<OccurrenceName, Occurrence> wanted;

  Creation(
      OccurrenceForm form,
      NoteRegister notes,
      Principal author,
      Map<OccurrenceName, Occurrence> wanted) {
    this.form = form;
    this.notes = notes;
    this.author = author;
    this.wanted = wanted;
  }

  /** Every document that the writes depend on. */
  Set<DocumentPath> paths() {
    Set<DocumentPath> paths = new LinkedHashSet<>();
    wanted.forEach(
        (name, occurrence) -> {
          NoteName note = occurrence.noteName();
          paths.add(NoteRegister.path(note));
          paths.add(OccurrenceForm.path(name));
          occurrence
              .resourceUri()
              .digest()
              .map(d -> EvidencePath.of(d, note))
              .ifPresent(paths::add);
        });
    return paths;
  }

  /**
   * What to write, over the documents that are there.
   *
   * @throws RegisterException if a note does not exist, or there is no room
   */
  Attempt<Map<OccurrenceName, StoredOccurrence>> over(
      Map<DocumentPath, Document> documents, Instant now) throws RegisterException {
    EvidenceChanges evidence = new EvidenceChanges(documents);
    Map<OccurrenceName, StoredOccurrence> stored = new LinkedHashMap<>();
    List<Write> writes = new ArrayList<>();
    for (Map.Entry<OccurrenceName, Occurrence> entry : wanted.entrySet()) {
      OccurrenceName name = entry.getKey();
      Optional<Document> document = Optional.ofNullable(documents.get(OccurrenceForm.path(name)));
      StoredOccurrence occurrence =
          document
              .map(form::read)
              .orElseGet(() -> new StoredOccurrence(name, entry.getValue(), now, now, author));
      boolean isNewEvidence = attest(evidence, occurrence, documents);
      if (document.isEmpty()) {
        writes.add(Write.create(OccurrenceForm.path(name), form.write(occurrence)));
      } else if (isNewEvidence) {
        // Attested again under a note that was created again. Written too, so that who deletes the
        // occurrence meanwhile does not leave its attestation behind.
        writes.add(Write.update(document.get(), form.write(occurrence)));
      }
      stored.put(name, occurrence);
    }
    writes.addAll(evidence.writes(now));
    requireFits(writes);
    return new Attempt<>(writes, committed -> stored);
  }

  private static void requireFits(List<Write> writes) throws RegisterException {
    if (!StoreLimits.fit(writes)) {
      throw new RegisterException(
          RegisterException.Kind.EXHAUSTED,
          "these occurrences, and the attestations already there of the same images, are more than"
              + " can be written at once; send fewer in one request");
    }
  }

  private boolean attest(
      EvidenceChanges evidence, StoredOccurrence stored, Map<DocumentPath, Document> documents)
      throws RegisterException {
    Occurrence occurrence = stored.occurrence();
    NoteName note = occurrence.noteName();
    Instant noteCreateTime = note(note, documents).createTime();
    Optional<Digest> digest = occurrence.resourceUri().digest();
    return digest.isPresent()
        && evidence.add(digest.get(), note, noteCreateTime, occurrence.attestation(stored.name()));
  }

  private Revision<Note> note(NoteName name, Map<DocumentPath, Document> documents)
      throws RegisterException {
    return Optional.ofNullable(documents.get(NoteRegister.path(name)))
        .flatMap(notes::read)
        .orElseThrow(
            () ->
                new RegisterException(
                    RegisterException.Kind.NOT_FOUND,
                    name + " does not exist; create the note first"));
  }
}
