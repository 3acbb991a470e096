package dev.portcullis.storage.sqlite;

import dev.portcullis.storage.Content;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Timestamps;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** Changes documents together with their label entries. To be used inside a write transaction. */
final class DocumentTable {

  private static final String INSERT =
      """
      INSERT INTO documents (collection, id, version, time, expire_at, labels, body)
      VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING key
      """;

  private static final String UPDATE =
      "UPDATE documents SET version = ?, time = ?, expire_at = ?, labels = ?, body = ? WHERE key = ?";

  private static final String DELETE = "DELETE FROM documents WHERE key = ?";

  private static final String ADD_ENTRY =
      """
      INSERT INTO label_entries (collection, label, value, time, id, document)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private static final String REMOVE_ENTRY =
      """
      DELETE FROM label_entries
      WHERE collection = ? AND label = ? AND value = ? AND time = ? AND id = ? AND document = ?
      """;

  private final Session session;

  DocumentTable(Session session) {
    this.session = session;
  }

  void insert(DocumentPath path, long version, Content content) throws SQLException {
    PreparedStatement statement = session.prepare(INSERT);
    statement.setString(1, path.collection());
    statement.setString(2, path.id());
    statement.setLong(3, version);
    DocumentRows.bind(statement, 4, content);
    long key;
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("an insert gave no key");
      }
      key = row.getLong(1);
    }
    entries(ADD_ENTRY, key, path, Timestamps.toMicros(content.time()), content.labels());
  }

  void update(StoredRow row, long version, Content content) throws SQLException {
    PreparedStatement statement = session.prepare(UPDATE);
    statement.setLong(1, version);
    DocumentRows.bind(statement, 2, content);
    statement.setLong(6, row.key());
    requireOne(statement.executeUpdate());
    long time = Timestamps.toMicros(content.time());
    if (time != row.time() || !content.labels().equals(row.labels())) {
      entries(REMOVE_ENTRY, row.key(), row.path(), row.time(), row.labels());
      entries(ADD_ENTRY, row.key(), row.path(), time, content.labels());
    }
  }

  void delete(StoredRow row) throws SQLException {
    entries(REMOVE_ENTRY, row.key(), row.path(), row.time(), row.labels());
    PreparedStatement statement = session.prepare(DELETE);
    statement.setLong(1, row.key());
    requireOne(statement.executeUpdate());
  }

  private void entries(
      String sql, long key, DocumentPath path, long time, Map<String, Set<String>> labels)
      throws SQLException {
    PreparedStatement statement = session.prepare(sql);
    for (Map.Entry<String, Set<String>> label : labels.entrySet()) {
      for (String value : label.getValue()) {
        statement.setString(1, path.collection());
        statement.setString(2, label.getKey());
        statement.setString(3, value);
        statement.setLong(4, time);
        statement.setString(5, path.id());
        statement.setLong(6, key);
        requireOne(statement.executeUpdate());
      }
    }
  }

  /**
   * A row or entry that is not there was lost: better to fail than to go on with a broken index.
   */
  private static void requireOne(int changed) throws SQLException {
    if (changed != 1) {
      throw new SQLException(
          "a statement changed " + changed + " rows, not one", "", Failures.CORRUPT);
    }
  }
}
