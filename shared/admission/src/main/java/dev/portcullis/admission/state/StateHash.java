package dev.portcullis.admission.state;

import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.hash.Sha256;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Sums up a state: the version of every document that matters, and which of them are not there. */
final class StateHash {

  private StateHash() {}

  static String of(Collection<DocumentPath> paths, Map<DocumentPath, Document> documents) {
    List<DocumentPath> sorted =
        paths.stream().sorted(Comparator.comparing(DocumentPath::toString)).toList();
    Sha256 hash = Sha256.start();
    for (DocumentPath path : sorted) {
      Document document = documents.get(path);
      // No version is empty, so an absent document is not mistaken for any version of it.
      hash = hash.part(path.toString()).part(document == null ? "" : document.version().token());
    }
    return hash.hex();
  }
}
