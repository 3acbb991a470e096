package dev.portcullis.record.transfer;

import dev.portcullis.registers.document.Envelope;
import dev.portcullis.registers.document.UnreadableDocumentException;
import dev.portcullis.registers.evidence.EvidencePath;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Version;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the documents of a project from those of others where the place alone does not: a file must
 * not bring evidence for another project's attestors.
 */
final class ProjectContents {

  private static final Version NONE = new Version("none");

  private ProjectContents() {}

  static boolean areOf(ProjectId project, Write.Create document) {
    DocumentPath path = document.path();
    if (!MovedCollections.areOf(project, path)) {
      return false;
    }
    if (path.collection().equals(MovedCollections.EVIDENCE)) {
      return isEvidenceOf(project, document);
    }
    if (!MovedCollections.BESIDE.contains(path.collection())
        || path.id().startsWith(project + "~")) {
      return true;
    }
    return path.collection().equals(MovedCollections.OCCURRENCES)
        && document.content().labels().getOrDefault("note", Set.of()).stream()
            .anyMatch(note -> note.startsWith("projects/" + project + "/notes/"));
  }

  private static boolean isEvidenceOf(ProjectId project, Write.Create document) {
    try {
      return Envelope.<Boolean>read(
          new Document(document.path(), NONE, document.content()),
          fields -> {
            Optional<Digest> digest = fields.get("digest").flatMap(c -> c.text(Digest::parse));
            Optional<NoteName> note = fields.get("note").flatMap(c -> c.text(NoteName::parse));
            return Optional.of(
                digest.isPresent()
                    && note.isPresent()
                    && note.get().project().equals(project)
                    && EvidencePath.of(digest.get(), note.get()).equals(document.path()));
          });
    } catch (UnreadableDocumentException e) {
      return false;
    }
  }
}
