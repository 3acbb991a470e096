package dev.portcullis.local.endtoend;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.storage.sqlite.StoreOpenException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The race over SQLite. */
final class PolicyRaceTest extends PolicyRace {

  @TempDir Path folder;

  @Override
  DocumentStore open() {
    try {
      return SqliteDocumentStore.open(folder.resolve("portcullis.sqlite"));
    } catch (StoreOpenException e) {
      throw new IllegalStateException(e);
    }
  }
}
