package dev.portcullis.bench;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A store that remembers what was read last, so that the same can be read bare. */
final class SeenPaths implements DocumentStore {

  private final DocumentStore store;
  private volatile List<DocumentPath> last = List.of();

  SeenPaths(DocumentStore store) {
    this.store = store;
  }

  /** What the last read asked for. */
  List<DocumentPath> last() {
    return last;
  }

  @Override
  public Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths) {
    last = List.copyOf(paths);
    return store.getAll(paths);
  }

  @Override
  public CommitResult commit(List<Write> writes) {
    return store.commit(writes);
  }

  @Override
  public Page query(Query query) {
    return store.query(query);
  }

  @Override
  public void close() {
    store.close();
  }
}
