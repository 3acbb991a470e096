package dev.portcullis.testkit.storage;

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

/** Passes everything on; whoever extends it changes one method. */
public class ForwardingStore implements DocumentStore {

  private final DocumentStore store;

  /** A store in front of another, which it closes. */
  public ForwardingStore(DocumentStore store) {
    this.store = store;
  }

  @Override
  public Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths) {
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
