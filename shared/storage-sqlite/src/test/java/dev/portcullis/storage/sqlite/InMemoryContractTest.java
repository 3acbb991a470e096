package dev.portcullis.storage.sqlite;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.storage.DocumentStoreContract;

class InMemoryContractTest extends DocumentStoreContract {

  @Override
  protected DocumentStore open() {
    return SqliteDocumentStore.inMemory();
  }
}
