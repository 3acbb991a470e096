package dev.portcullis.local.endtoend;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.storage.ForwardingStore;
import java.util.ArrayList;
import java.util.List;

/** Remembers where a store was told to write. Safe for use by many threads. */
final class WrittenPaths extends ForwardingStore {

  private final List<DocumentPath> written = new ArrayList<>();

  WrittenPaths(DocumentStore store) {
    super(store);
  }

  /** Where, since this was asked last. */
  synchronized List<String> take() {
    List<String> taken = written.stream().map(DocumentPath::toString).toList();
    written.clear();
    return taken;
  }

  @Override
  public CommitResult commit(List<Write> batch) {
    synchronized (this) {
      batch.forEach(write -> written.add(write.path()));
    }
    return super.commit(batch);
  }
}
