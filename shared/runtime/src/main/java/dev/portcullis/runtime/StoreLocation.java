package dev.portcullis.runtime;

import dev.portcullis.storage.firestore.FirestoreConnection;
import java.nio.file.Path;
import java.util.Objects;

/** Where documents are kept. Immutable. */
public sealed interface StoreLocation {

  /** The same for a person, to be read after "in". */
  String place();

  /**
   * One SQLite file.
   *
   * @param folder what it is in
   */
  record Sqlite(Path folder) implements StoreLocation {

    public Sqlite {
      Objects.requireNonNull(folder, "folder");
    }

    @Override
    public String place() {
      return folder.toAbsolutePath().normalize().toString();
    }
  }

  /**
   * A Firestore database.
   *
   * @param connection which one, and how it is reached
   */
  record Firestore(FirestoreConnection connection) implements StoreLocation {

    public Firestore {
      Objects.requireNonNull(connection, "connection");
    }

    @Override
    public String place() {
      String database =
          "Firestore database " + connection.database() + " of project " + connection.project();
      return connection instanceof FirestoreConnection.Emulator emulator
          ? database + ", by the emulator at " + emulator.host()
          : database;
    }
  }
}
