package dev.portcullis.runtime;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.storage.sqlite.StoreOpenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Opens SQLite. The only class that names it, and so the only one that cannot be loaded where it is
 * left out.
 */
final class SqliteOpener {

  private static final String FILE = "portcullis.sqlite";

  private SqliteOpener() {}

  /**
   * Opens the file in a folder; makes both if they are not there.
   *
   * @throws ConfigurationException if they cannot be had
   */
  static DocumentStore open(Path folder, InstantSource clock) throws ConfigurationException {
    try {
      var unused = Files.createDirectories(folder);
    } catch (IOException e) {
      throw new ConfigurationException(
          List.of("the folder " + folder + " cannot be made: " + e.getMessage()));
    }
    try {
      SqliteDocumentStore store = SqliteDocumentStore.open(folder.resolve(FILE));
      // Nobody is shown what is past its time; here it also stops taking up room.
      int purged;
      do {
        purged = store.purgeExpired(clock.instant(), SqliteDocumentStore.MAX_PURGE);
      } while (purged == SqliteDocumentStore.MAX_PURGE);
      return store;
    } catch (StoreOpenException e) {
      throw new ConfigurationException(List.of(e.getMessage()));
    }
  }
}
