package dev.portcullis.storage.deadline;

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
import java.util.Objects;

/**
 * A store that begins no call for a request whose time is used up. A call that has begun is left to
 * the store's own deadline: to give up on a commit would be not to know what became of it.
 *
 * <p>Every method throws {@link OutOfTimeException} too.
 */
public final class BudgetedStore implements DocumentStore {

  private final DocumentStore store;
  private final TimeBudget budget;

  /** The same store, for the requests of this budget; closes it. */
  public BudgetedStore(DocumentStore store, TimeBudget budget) {
    this.store = Objects.requireNonNull(store, "store");
    this.budget = Objects.requireNonNull(budget, "budget");
  }

  @Override
  public Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths) {
    budget.requireTime();
    return store.getAll(paths);
  }

  @Override
  public CommitResult commit(List<Write> writes) {
    budget.requireTime();
    CommitResult result = store.commit(writes);
    if (result instanceof CommitResult.Committed) {
      budget.committed();
    }
    return result;
  }

  @Override
  public Page query(Query query) {
    budget.requireTime();
    return store.query(query);
  }

  @Override
  public void close() {
    store.close();
  }
}
