package dev.portcullis.storage.sqlite;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** How connections are made, and the settings that durability and concurrency rest on. */
final class Connections {

  private Connections() {}

  /** A URI, as a plain path with a {@code ?} in it would be cut there. */
  static String url(Path file) {
    return "jdbc:sqlite:" + file.toUri();
  }

  /** A connection with nothing set, to look at a file without changing it. */
  static Session plain(Path file) throws SQLException {
    return new Session(DriverManager.getConnection(url(file)));
  }

  /**
   * A connection that writes. WAL lets readers go on meanwhile; FULL makes a commit durable before
   * it is answered or seen (in WAL mode NORMAL would not:
   * sqlite.org/pragma.html#pragma_synchronous).
   */
  static Session writer(Path file, Duration busyTimeout) throws SQLException {
    return prepared(
        plain(file),
        session -> {
          session.execute("PRAGMA busy_timeout = " + busyTimeout.toMillis());
          session.execute("PRAGMA journal_mode = WAL");
          session.execute("PRAGMA synchronous = FULL");
        });
  }

  /** A connection that only reads. */
  static Session reader(Path file, Duration busyTimeout) throws SQLException {
    return prepared(
        plain(file),
        session -> {
          session.execute("PRAGMA busy_timeout = " + busyTimeout.toMillis());
          session.execute("PRAGMA query_only = ON");
        });
  }

  /** A connection to a database of its own in memory, gone when closed. */
  static Session memory() throws SQLException {
    return prepared(
        new Session(DriverManager.getConnection("jdbc:sqlite::memory:")), Schema::create);
  }

  private static Session prepared(Session session, Preparation preparation) throws SQLException {
    boolean done = false;
    try {
      preparation.apply(session);
      done = true;
      return session;
    } finally {
      if (!done) {
        session.close();
      }
    }
  }

  /** What is done to a connection before anybody uses it. */
  @FunctionalInterface
  private interface Preparation {
    void apply(Session session) throws SQLException;
  }
}
