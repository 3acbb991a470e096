package dev.portcullis.testkit.storage;

import dev.portcullis.storage.DocumentStore;

class InMemoryStoreTest extends DocumentStoreContract {

  @Override
  protected DocumentStore open() {
    return new InMemoryStore();
  }
}
