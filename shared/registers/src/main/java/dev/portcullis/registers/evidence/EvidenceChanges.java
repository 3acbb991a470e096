package dev.portcullis.registers.evidence;

import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one commit does to evidence, gathered over documents that were read together. Not safe for
 * use by several threads.
 */
public final class EvidenceChanges {

  private final Map<DocumentPath, Document> documents;
  private final Map<DocumentPath, EvidenceDocument> changed = new LinkedHashMap<>();

  /** No changes yet of these documents, among which there may be others. */
  public EvidenceChanges(Map<DocumentPath, Document> documents) {
    this.documents = documents;
  }

  /**
   * Adds an attestation that is not there yet. Evidence under a deleted note of the same name makes
   * way.
   *
   * @return whether it was not there
   * @throws RegisterException if there is no room for it
   */
  public boolean add(Digest digest, NoteName note, Instant noteCreateTime, Attestation attestation)
      throws RegisterException {
    EvidenceDocument evidence =
        find(digest, note)
            .filter(found -> found.noteCreateTime().equals(noteCreateTime))
            .orElse(EvidenceDocument.empty(digest, note, noteCreateTime));
    if (evidence.holds(attestation.occurrence())) {
      return false;
    }
    changed.put(EvidencePath.of(digest, note), evidence.with(attestation));
    return true;
  }

  /** Takes the attestation of an occurrence away, if it is there. */
  public void remove(Digest digest, NoteName note, OccurrenceName occurrence) {
    find(digest, note)
        .filter(evidence -> evidence.holds(occurrence))
        .ifPresent(
            evidence -> changed.put(EvidencePath.of(digest, note), evidence.without(occurrence)));
  }

  /** What to write. */
  public List<Write> writes(Instant now) {
    List<Write> writes = new ArrayList<>();
    changed.forEach(
        (path, evidence) -> {
          Optional<Document> before = Optional.ofNullable(documents.get(path));
          if (before.isEmpty()) {
            writes.add(Write.create(path, evidence.content(now)));
          } else if (evidence.attestations().isEmpty()) {
            writes.add(Write.delete(before.get()));
          } else {
            writes.add(Write.update(before.get(), evidence.content(now)));
          }
        });
    return writes;
  }

  private Optional<EvidenceDocument> find(Digest digest, NoteName note) {
    DocumentPath path = EvidencePath.of(digest, note);
    return Optional.ofNullable(changed.get(path))
        .or(
            () ->
                Optional.ofNullable(documents.get(path))
                    .map(document -> EvidenceDocument.read(document, digest, note)));
  }
}
