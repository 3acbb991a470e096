package dev.portcullis.admission.state;

import dev.portcullis.admission.evaluation.HeldTo;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.verdict.Evidence;
import dev.portcullis.wire.settings.ProjectSettings;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a decision depends on, at one moment. Immutable.
 *
 * @param project the project's settings
 * @param heldTo the policy, with all that it names looked up
 * @param evidence the attestations that were read
 * @param documents everything that was read
 * @param hash tells this state from every other one that could lead to another decision
 */
public record Snapshot(
    Revision<ProjectSettings> project,
    HeldTo heldTo,
    Evidence evidence,
    Map<DocumentPath, Document> documents,
    String hash) {

  public Snapshot {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(heldTo, "heldTo");
    Objects.requireNonNull(evidence, "evidence");
    documents = Map.copyOf(documents);
    Objects.requireNonNull(hash, "hash");
  }

  /** A document that the caller asked for, if it was there. */
  public Optional<Document> document(DocumentPath path) {
    return Optional.ofNullable(documents.get(path));
  }
}
