package dev.portcullis.bench;

import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.storage.ForwardingStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A store that remembers what was read last, so that the same can be read bare. */
final class SeenPaths extends ForwardingStore {

  private volatile List<DocumentPath> last = List.of();

  SeenPaths(DocumentStore store) {
    super(store);
  }

  /** What the last read asked for. */
  List<DocumentPath> last() {
    return last;
  }

  @Override
  public Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths) {
    last = List.copyOf(paths);
    return super.getAll(paths);
  }
}
