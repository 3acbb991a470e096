package dev.portcullis.storage.sqlite;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.storage.DocumentStoreContract;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileContractTest extends DocumentStoreContract {

  @TempDir Path directory;

  @Override
  protected DocumentStore open() {
    try {
      return SqliteDocumentStore.open(directory.resolve("store.db"));
    } catch (StoreOpenException e) {
      throw new UncheckedIOException(e);
    }
  }
}
