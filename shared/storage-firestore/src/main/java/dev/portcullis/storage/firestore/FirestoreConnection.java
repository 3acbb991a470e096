package dev.portcullis.storage.firestore;

import java.util.regex.Pattern;

/**
 * Which database, and how it is reached. Immutable.
 *
 * <p>The two ways are two types, so that nothing that was meant for an emulator can end in the
 * cloud, or send a credential to an emulator.
 */
public sealed interface FirestoreConnection {

  /** The database that every project may have, and the only one without a name of its own. */
  String DEFAULT_DATABASE = "(default)";

  /** The project that the database is in. */
  String project();

  /** The database's id. */
  String database();

  /** Google's service, by TLS and with the credentials that the environment offers. */
  static Cloud cloud(String project, String database) {
    return new Cloud(project, database);
  }

  /**
   * An emulator on this machine.
   *
   * @param host with its port, as {@code FIRESTORE_EMULATOR_HOST} has it
   */
  static Emulator emulator(String project, String database, String host) {
    return new Emulator(project, database, host);
  }

  /**
   * Google's service.
   *
   * @param project the project that the database is in
   * @param database the database's id
   */
  record Cloud(String project, String database) implements FirestoreConnection {
    public Cloud {
      Form.require(project, database);
    }
  }

  /**
   * An emulator, which takes everyone for its owner: it may only be on this machine.
   *
   * @param project any project
   * @param database any database
   * @param host a loopback address and a port, such as {@code 127.0.0.1:8080}
   */
  record Emulator(String project, String database, String host) implements FirestoreConnection {

    public Emulator {
      Form.require(project, database);
      if (!Form.LOOPBACK.matcher(host).matches()) {
        throw new IllegalArgumentException(
            "the emulator's host is not a loopback address with a port; write `127.0.0.1:8080`");
      }
    }
  }

  /** How names are spelt (cloud.google.com/firestore/docs/manage-databases#database_id). */
  final class Form {

    private static final Pattern PROJECT = Pattern.compile("[a-z0-9][a-z0-9.:-]{2,98}[a-z0-9]");

    private static final Pattern DATABASE =
        Pattern.compile("\\(default\\)|[a-z0-9][a-z0-9-]{3,62}");

    private static final Pattern LOOPBACK =
        Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\]):[0-9]{1,5}");

    private Form() {}

    private static void require(String project, String database) {
      if (!PROJECT.matcher(project).matches()) {
        throw new IllegalArgumentException(
            "not the id of a Google Cloud project; it looks like `my-project-1`");
      }
      if (!DATABASE.matcher(database).matches()) {
        throw new IllegalArgumentException(
            "not the id of a Firestore database; leave it out for `(default)`");
      }
    }
  }
}
