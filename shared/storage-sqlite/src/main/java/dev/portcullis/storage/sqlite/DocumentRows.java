package dev.portcullis.storage.sqlite;

import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Timestamps;
import dev.portcullis.storage.Version;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a document stands in a row. */
final class DocumentRows {

  /** What {@link #documents} reads, of a table named {@code d}. */
  static final String COLUMNS =
      "d.collection, d.id, d.version, d.time, d.expire_at, d.labels, d.body";

  private DocumentRows() {}

  /** Runs a statement and reads its rows, in their order. */
  static List<Document> documents(PreparedStatement statement) throws SQLException {
    List<Document> documents = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        documents.add(document(row));
      }
    }
    return documents;
  }

  /** Sets the parameters of a content, which stand in the order of the columns. */
  static void bind(PreparedStatement statement, int first, Content content) throws SQLException {
    statement.setLong(first, Timestamps.toMicros(content.time()));
    Optional<Instant> expireAt = content.expireAt();
    if (expireAt.isPresent()) {
      statement.setLong(first + 1, Timestamps.toMicros(expireAt.orElseThrow()));
    } else {
      statement.setNull(first + 1, Types.INTEGER);
    }
    statement.setBytes(first + 2, LabelCodec.encode(content.labels()));
    statement.setString(first + 3, content.body());
  }

  /** Reads a labels column. */
  static Map<String, Set<String>> labels(byte[] column) throws SQLException {
    try {
      return LabelCodec.decode(column);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static Document document(ResultSet row) throws SQLException {
    long expireAt = row.getLong(5);
    Optional<Instant> expiry =
        row.wasNull() ? Optional.empty() : Optional.of(Timestamps.ofMicros(expireAt));
    Map<String, Set<String>> labels = labels(row.getBytes(6));
    try {
      return new Document(
          new DocumentPath(row.getString(1), row.getString(2)),
          new Version(Long.toString(row.getLong(3))),
          new Content(Timestamps.ofMicros(row.getLong(4)), labels, expiry, row.getString(7)));
    } catch (IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private static SQLException damaged(Exception cause) {
    return new SQLException("a row is not as it was written", "", Failures.CORRUPT, cause);
  }
}
