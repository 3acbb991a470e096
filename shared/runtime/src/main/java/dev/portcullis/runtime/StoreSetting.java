package dev.portcullis.runtime;

import dev.portcullis.json.Excerpt;
import dev.portcullis.storage.firestore.FirestoreConnection;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads where documents are kept from the environment. */
final class StoreSetting {

  /** By this variable Cloud Run tells a program that it is a deployed one. */
  static final String DEPLOYED = "K_SERVICE";

  private static final String SQLITE = "sqlite:";
  private static final String FIRESTORE = "firestore:";

  private final Map<String, String> environment;
  private final List<String> problems;

  /** A reader that adds what is wrong to these problems. */
  StoreSetting(Map<String, String> environment, List<String> problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** The location; empty if there is a problem with it. */
  Optional<StoreLocation> read() {
    String store = environment.getOrDefault(Variable.PORTCULLIS_STORE.name(), "");
    if (store.startsWith(SQLITE) && store.length() > SQLITE.length()) {
      return sqlite(store.substring(SQLITE.length()));
    }
    if (store.startsWith(FIRESTORE)) {
      return firestore(store.substring(FIRESTORE.length()));
    }
    problems.add(
        Variable.PORTCULLIS_STORE
            + " has to be "
            + Variable.PORTCULLIS_STORE.form()
            + wrong(store));
    return Optional.empty();
  }

  private static String wrong(String store) {
    return store.isEmpty() ? ": where to keep data" : ", and is " + Excerpt.of(store);
  }

  private Optional<StoreLocation> sqlite(String folder) {
    try {
      return Optional.of(new StoreLocation.Sqlite(Path.of(folder)));
    } catch (InvalidPathException e) {
      problems.add(Variable.PORTCULLIS_STORE + " names no file that there can be");
      return Optional.empty();
    }
  }

  private Optional<StoreLocation> firestore(String text) {
    int slash = text.indexOf('/');
    String project = slash < 0 ? text : text.substring(0, slash);
    String database = slash < 0 ? FirestoreConnection.DEFAULT_DATABASE : text.substring(slash + 1);
    try {
      return connection(FirestoreConnection.cloud(project, database))
          .map(StoreLocation.Firestore::new);
    } catch (IllegalArgumentException e) {
      problems.add(
          Variable.PORTCULLIS_STORE
              + " is "
              + Excerpt.of(FIRESTORE + text)
              + ": "
              + e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * The connection to Google's service, or to the emulator if one is named. A deployed server whose
   * data is in an emulator would forget its policies, and with them every denial.
   */
  private Optional<FirestoreConnection> connection(FirestoreConnection cloud) {
    String host = environment.get(Variable.FIRESTORE_EMULATOR_HOST.name());
    if (host == null) {
      return Optional.of(cloud);
    }
    if (environment.containsKey(DEPLOYED)) {
      problems.add(
          Variable.FIRESTORE_EMULATOR_HOST
              + " is for a server on this machine, and "
              + DEPLOYED
              + " says that this is a deployed one; unset it");
      return Optional.empty();
    }
    try {
      return Optional.of(FirestoreConnection.emulator(cloud.project(), cloud.database(), host));
    } catch (IllegalArgumentException e) {
      problems.add(Variable.FIRESTORE_EMULATOR_HOST + " is no emulator's: " + e.getMessage());
      return Optional.empty();
    }
  }
}
