package dev.portcullis.storage.firestore;

import com.google.firestore.v1.BatchGetDocumentsRequest;
import com.google.firestore.v1.BatchGetDocumentsResponse;
import com.google.firestore.v1.Document;
import dev.portcullis.storage.DocumentPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads by path, in one call whatever their number.
 *
 * <p>The answers are of one moment: {@code BatchGetDocumentsResponse.read_time} promises that what
 * came earlier in the stream has not changed up to the last read time in it.
 */
final class Lookup {

  private final ResourceNames names;

  Lookup(ResourceNames names) {
    this.names = names;
  }

  BatchGetDocumentsRequest request(Collection<DocumentPath> paths) {
    BatchGetDocumentsRequest.Builder request =
        BatchGetDocumentsRequest.newBuilder().setDatabase(names.database());
    new HashSet<>(paths).forEach(path -> request.addDocuments(names.of(path)));
    return request.build();
  }

  /**
   * The documents there are, in the order of the paths, each once.
   *
   * @throws CallFailedException if the server has not said of each whether it exists
   */
  Map<DocumentPath, Document> answer(
      Collection<DocumentPath> paths, List<BatchGetDocumentsResponse> responses)
      throws CallFailedException {
    Map<String, Document> found = new HashMap<>();
    Set<String> missing = new HashSet<>();
    for (BatchGetDocumentsResponse response : responses) {
      if (response.hasFound()) {
        found.put(response.getFound().getName(), response.getFound());
      } else if (!response.getMissing().isEmpty()) {
        missing.add(response.getMissing());
      }
    }
    Map<DocumentPath, Document> ordered = new LinkedHashMap<>();
    for (DocumentPath path : paths) {
      String name = names.of(path);
      @Nullable Document document = found.get(name);
      if (document != null) {
        ordered.put(path, document);
      } else if (!missing.contains(name)) {
        throw new CallFailedException(Failure.INTERNAL, null);
      }
    }
    return ordered;
  }
}
