package dev.portcullis.local.endtoend;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Remembers where a store was told to write. Safe for use by many threads. */
final class WrittenPaths implements DocumentStore {

  private final DocumentStore store;
  private final List<DocumentPath> written = new ArrayList<>();

  WrittenPaths(DocumentStore store) {
    this.store = store;
  }

  /** Where, since this was asked last. */
  synchronized List<String> take() {
    List<String> taken = written.stream().map(DocumentPath::toString).toList();
    written.clear();
    return taken;
  }

  @Override
  public Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths) {
    return store.getAll(paths);
  }

  @Override
  public CommitResult commit(List<Write> batch) {
    synchronized (this) {
      batch.forEach(write -> written.add(write.path()));
    }
    return store.commit(batch);
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
