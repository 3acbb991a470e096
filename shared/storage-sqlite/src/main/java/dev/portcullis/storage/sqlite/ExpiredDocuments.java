package dev.portcullis.storage.sqlite;

import dev.portcullis.storage.Timestamps;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Removes what has expired, a bounded number at a time. To be used inside a write transaction. */
final class ExpiredDocuments {

  static final String EXPIRED =
      "SELECT "
          + StoredRow.COLUMNS
          + " FROM documents AS d WHERE d.expire_at <= ? ORDER BY d.expire_at LIMIT ?";

  private ExpiredDocuments() {}

  static int purge(Session session, Instant now, int limit) throws SQLException {
    PreparedStatement statement = session.prepare(EXPIRED);
    statement.setLong(1, Timestamps.toMicros(now));
    statement.setInt(2, limit);
    List<StoredRow> expired = StoredRow.read(statement);
    DocumentTable table = new DocumentTable(session);
    for (StoredRow row : expired) {
      table.delete(row);
    }
    return expired.size();
  }
}
