package dev.portcullis.testkit.storage;

import dev.portcullis.storage.DocumentStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every {@link DocumentStore} must do. An adapter's test extends it and opens its store; the
 * parts of the contract are the interfaces.
 */
public abstract class DocumentStoreContract
    implements ReadContract,
        CommitContract,
        ContentContract,
        ListContract,
        PagingContract,
        ContentionContract,
        ClosingContract {

  private DocumentStore store;

  /** Opens an empty store that no other test sees. The contract closes it. */
  protected abstract DocumentStore open();

  @BeforeEach
  final void openStore() {
    store = open();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  @Override
  public final DocumentStore store() {
    return store;
  }
}
