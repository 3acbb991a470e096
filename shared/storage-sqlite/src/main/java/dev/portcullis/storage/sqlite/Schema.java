package dev.portcullis.storage.sqlite;

import java.sql.SQLException;
import java.util.List;

/** The tables, and how a file says that it has them. */
final class Schema {

  /** Written to the file's header, so that another program's database is never taken for ours. */
  static final int APPLICATION_ID = 0x50435453;

  /** Goes up with every change of the tables. */
  static final int VERSION = 1;

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE documents (
            key INTEGER PRIMARY KEY,
            collection TEXT NOT NULL,
            id TEXT NOT NULL,
            version INTEGER NOT NULL,
            time INTEGER NOT NULL,
            expire_at INTEGER,
            labels BLOB NOT NULL,
            body TEXT NOT NULL,
            UNIQUE (collection, id)
          ) STRICT
          """,
          "CREATE INDEX documents_by_time ON documents (collection, time, id)",
          """
          CREATE INDEX documents_by_expiry ON documents (expire_at) WHERE expire_at IS NOT NULL
          """,
          // Without a rowid the table is its own index: a page of a filtered list is one stretch of
          // it.
          """
          CREATE TABLE label_entries (
            collection TEXT NOT NULL,
            label TEXT NOT NULL,
            value TEXT NOT NULL,
            time INTEGER NOT NULL,
            id TEXT NOT NULL,
            document INTEGER NOT NULL,
            PRIMARY KEY (collection, label, value, time, id)
          ) STRICT, WITHOUT ROWID
          """,
          // Versions come from here, not from the rows: a deleted row must not give its version
          // back.
          "CREATE TABLE sequence (last INTEGER NOT NULL) STRICT",
          "INSERT INTO sequence VALUES (0)",
          "PRAGMA application_id = " + APPLICATION_ID,
          "PRAGMA user_version = " + VERSION);

  /** What a file is, before anything in it was touched. */
  enum State {
    EMPTY,
    CURRENT,
    NEWER,
    FOREIGN
  }

  private Schema() {}

  static State inspect(Session session) throws SQLException {
    int application = Integer.parseInt(session.ask("PRAGMA application_id"));
    int version = Integer.parseInt(session.ask("PRAGMA user_version"));
    if (application == APPLICATION_ID && version >= VERSION) {
      return version == VERSION ? State.CURRENT : State.NEWER;
    }
    boolean blank = session.ask("SELECT count(*) FROM sqlite_schema").equals("0");
    return application == 0 && version == 0 && blank ? State.EMPTY : State.FOREIGN;
  }

  /** Makes the tables in one transaction, which a failure leaves to be undone by closing. */
  static void create(Session session) throws SQLException {
    session.execute("BEGIN IMMEDIATE");
    for (String statement : TABLES) {
      session.execute(statement);
    }
    session.execute("COMMIT");
  }
}
