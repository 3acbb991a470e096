package dev.portcullis.storage.sqlite;

import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Version;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a writer must know of a row before it changes it: its time and labels say where its index
 * entries are.
 *
 * @param key the row's own key
 * @param path the document's path
 * @param version its present version
 * @param time in microseconds
 * @param labels as they are stored
 */
record StoredRow(
    long key, DocumentPath path, Version version, long time, Map<String, Set<String>> labels) {

  /** What {@link #read} reads, of a table named {@code d}. */
  static final String COLUMNS = "d.key, d.collection, d.id, d.version, d.time, d.labels";

  /** Runs a statement and reads its rows, in their order. */
  static List<StoredRow> read(PreparedStatement statement) throws SQLException {
    List<StoredRow> rows = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        rows.add(
            new StoredRow(
                row.getLong(1),
                new DocumentPath(row.getString(2), row.getString(3)),
                new Version(Long.toString(row.getLong(4))),
                row.getLong(5),
                DocumentRows.labels(row.getBytes(6))));
      }
    }
    return rows;
  }
}
