package dev.portcullis.storage.sqlite;

import dev.portcullis.storage.StoreUnavailableException.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * One connection and the statements it has prepared. Not safe for use by several threads: a {@link
 * SessionPool} lends it to one at a time.
 */
final class Session implements AutoCloseable {

  /** Something done with a session. */
  @FunctionalInterface
  interface Work<T> {
    T run(Session session) throws SQLException;
  }

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Session(Connection connection) {
    this.connection = connection;
  }

  /** The statement for this text, prepared once. Its parameters are those of its last use. */
  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known != null) {
      return known;
    }
    PreparedStatement made = connection.prepareStatement(sql);
    statements.put(sql, made);
    return made;
  }

  /** Runs a statement once and ignores what it gives. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row, as text. */
  String ask(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next()) {
        throw new SQLException("no answer to " + sql);
      }
      return row.getString(1);
    }
  }

  /** Runs work; after a failure nothing of it stays with the session. */
  <T> T run(Work<T> work) throws SQLException {
    boolean done = false;
    try {
      T result = work.run(this);
      done = true;
      return result;
    } finally {
      if (!done) {
        forgetStatements();
      }
    }
  }

  /**
   * Runs work in one write transaction: all of it is durable when this returns. Whatever is thrown
   * before the commit leaves nothing behind; a failing commit leaves it open what a crash would
   * find.
   */
  <T> T transact(Work<T> work) throws SQLException {
    return run(session -> transactOnce(work));
  }

  private <T> T transactOnce(Work<T> work) throws SQLException {
    prepare("BEGIN IMMEDIATE").executeUpdate();
    T result;
    boolean done = false;
    try {
      result = work.run(this);
      done = true;
    } finally {
      if (!done) {
        rollback();
      }
    }
    try {
      prepare("COMMIT").executeUpdate();
    } catch (SQLException e) {
      rollback();
      throw Failures.of(e, Outcome.UNKNOWN);
    }
    return result;
  }

  /** Fails only when SQLite has rolled back by itself, as it does when the disk is full. */
  private void rollback() {
    try {
      execute("ROLLBACK");
    } catch (SQLException harmless) {
      // "no transaction is active": what was wanted. Were it still active, the next BEGIN says so.
    }
  }

  /** The driver frees a statement whose execution failed, so that it fails ever after. */
  private void forgetStatements() {
    for (PreparedStatement statement : statements.values()) {
      try {
        statement.close();
      } catch (SQLException freed) {
        // That is what was wanted.
      }
    }
    statements.clear();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
