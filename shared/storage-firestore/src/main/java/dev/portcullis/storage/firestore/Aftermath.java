package dev.portcullis.storage.firestore;

import com.google.firestore.v1.Document;
import com.google.protobuf.Timestamp;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Version;
import dev.portcullis.storage.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the documents tell about a commit whose answer was lost, read together at one moment.
 *
 * <ul>
 *   <li>A commit is all or nothing, so one document with its nonce proves that it happened.
 *   <li>A document that still has the version which the commit was to change proves that it did
 *       not.
 *   <li>A commit that only deletes leaves no nonce; if all it was to delete is gone, what was asked
 *       for is so, whoever did it.
 *   <li>A commit that only creates and of which nothing is there did not happen. Should it have
 *       happened, and somebody have deleted all of it within the seconds since, it is repeated all
 *       the same: the port asks of callers that their writes are safe to repeat.
 *   <li>Everything else may have been our commit, overwritten by others since: nobody can say.
 * </ul>
 */
enum Aftermath {
  HAPPENED,
  DID_NOT_HAPPEN,
  UNCLEAR;

  static Aftermath of(List<Write> writes, String nonce, Map<DocumentPath, Document> documents) {
    if (documents.values().stream().anyMatch(document -> DocumentForm.isOf(nonce, document))) {
      return HAPPENED;
    }
    if (writes.stream().anyMatch(write -> isUntouched(write, documents))) {
      return DID_NOT_HAPPEN;
    }
    if (documents.isEmpty() && writes.stream().allMatch(Write.Delete.class::isInstance)) {
      return HAPPENED;
    }
    if (documents.isEmpty() && writes.stream().allMatch(Write.Create.class::isInstance)) {
      return DID_NOT_HAPPEN;
    }
    return UNCLEAR;
  }

  /** Whether what the write was to replace or remove is still as it was. */
  private static boolean isUntouched(Write write, Map<DocumentPath, Document> documents) {
    return !(write instanceof Write.Create)
        && write.conflictWith(version(documents, write.path())).isEmpty();
  }

  static Optional<Version> version(Map<DocumentPath, Document> documents, DocumentPath path) {
    return Optional.ofNullable(documents.get(path)).map(DocumentForm::version);
  }

  /**
   * The answer of a commit that happened. What others have overwritten since had the same update
   * time as the rest, as all documents of a commit have: a version that is stale already.
   */
  static Committed answer(List<Write> writes, String nonce, Map<DocumentPath, Document> documents) {
    Timestamp time =
        documents.values().stream()
            .filter(document -> DocumentForm.isOf(nonce, document))
            .map(Document::getUpdateTime)
            .findFirst()
            .orElse(Timestamp.getDefaultInstance());
    Map<DocumentPath, Version> versions = new HashMap<>();
    for (Write write : writes) {
      if (!(write instanceof Write.Delete)) {
        versions.put(write.path(), Versions.of(time));
      }
    }
    return new Committed(versions);
  }
}
