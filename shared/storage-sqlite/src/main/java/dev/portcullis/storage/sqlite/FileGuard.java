package dev.portcullis.storage.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The right to be a file's only store, held by a lock on a file beside it until closed or killed.
 *
 * <p>The lock is SQLite's, not a {@link java.nio.channels.FileLock}: POSIX drops a process's locks
 * on a file when it closes any descriptor of it, so that a second attempt in the same process would
 * free the lock of the first. SQLite knows and works around that (sqlite.org/howtocorrupt.html,
 * section 2.2).
 */
final class FileGuard implements AutoCloseable {

  private final Connection connection;

  private FileGuard(Connection connection) {
    this.connection = connection;
  }

  static FileGuard of(Path file) throws SQLException, StoreInUseException {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    Connection connection = DriverManager.getConnection(Connections.url(lock));
    boolean locked = false;
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 0");
      statement.execute("PRAGMA journal_mode = MEMORY");
      statement.execute("BEGIN EXCLUSIVE");
      locked = true;
    } catch (SQLException e) {
      if (Failures.code(e) == Failures.LOCKED_BY_ANOTHER) {
        throw new StoreInUseException(file, e);
      }
      throw e;
    } finally {
      if (!locked) {
        connection.close();
      }
    }
    return new FileGuard(connection);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
