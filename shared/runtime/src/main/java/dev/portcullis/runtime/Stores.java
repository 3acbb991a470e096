package dev.portcullis.runtime;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.firestore.FirestoreDocumentStore;
import java.time.InstantSource;
import java.util.List;

/**
 * Opens the store that is configured. A deployed function has no use for SQLite and its native
 * libraries, so whether a program carries that module is for its own {@code pom.xml} to say.
 */
final class Stores {

  private static final String SQLITE_PACKAGE = "dev/portcullis/storage/sqlite/";

  private Stores() {}

  /**
   * Opens a store. Firestore is not connected to, nor is its client loaded, before it is first
   * used.
   *
   * @throws ConfigurationException if it cannot be used, or this program was built without it
   */
  static DocumentStore open(StoreLocation location, InstantSource clock)
      throws ConfigurationException {
    if (location instanceof StoreLocation.Firestore firestore) {
      return FirestoreDocumentStore.open(firestore.connection());
    }
    if (location instanceof StoreLocation.Sqlite sqlite) {
      return open(sqlite, clock);
    }
    throw new IllegalArgumentException("no such location");
  }

  private static DocumentStore open(StoreLocation.Sqlite location, InstantSource clock)
      throws ConfigurationException {
    try {
      return SqliteOpener.open(location.folder(), clock);
    } catch (NoClassDefFoundError e) {
      if (!String.valueOf(e.getMessage()).contains(SQLITE_PACKAGE)) {
        throw e;
      }
      throw new ConfigurationException(
          List.of(
              Variable.PORTCULLIS_STORE
                  + " asks for SQLite, and this program was built without the module"
                  + " portcullis-storage-sqlite; use firestore:PROJECT"));
    }
  }
}
