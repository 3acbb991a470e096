package dev.portcullis.storage.sqlite;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.storage.ForwardingStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Does something on one side of one of its calls. Calls of every kind count, from one. */
final class StoppingStore extends ForwardingStore {

  /** Where. */
  enum Side {
    BEFORE,
    AFTER
  }

  private final int call;
  private final Side side;
  private final Runnable stop;
  private int calls;

  StoppingStore(DocumentStore store, int call, Side side, Runnable stop) {
    super(store);
    this.call = call;
    this.side = side;
    this.stop = stop;
  }

  @Override
  public Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths) {
    return run(() -> super.getAll(paths));
  }

  @Override
  public CommitResult commit(List<Write> writes) {
    return run(() -> super.commit(writes));
  }

  @Override
  public Page query(Query query) {
    return run(() -> super.query(query));
  }

  private synchronized <T> T run(Supplier<T> delegate) {
    calls++;
    if (calls == call && side == Side.BEFORE) {
      stop.run();
    }
    T result = delegate.get();
    if (calls == call && side == Side.AFTER) {
      stop.run();
    }
    return result;
  }
}
