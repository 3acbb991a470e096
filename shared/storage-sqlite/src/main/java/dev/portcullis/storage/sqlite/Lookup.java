package dev.portcullis.storage.sqlite;

import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads by path. One statement whatever their number: the paths are one parameter, a JSON array.
 */
final class Lookup {

  private static final String WANTED =
      """
       FROM json_each(?) AS wanted CROSS JOIN documents AS d
         ON d.collection = wanted.value ->> 0 AND d.id = wanted.value ->> 1
      """;

  static final String DOCUMENTS = "SELECT " + DocumentRows.COLUMNS + WANTED;

  static final String ROWS = "SELECT " + StoredRow.COLUMNS + WANTED;

  private Lookup() {}

  /** The documents there are, in the order of the paths, each once. */
  static Map<DocumentPath, Document> documents(Session session, Collection<DocumentPath> paths)
      throws SQLException {
    PreparedStatement statement = session.prepare(DOCUMENTS);
    statement.setString(1, json(paths));
    Map<DocumentPath, Document> found = new HashMap<>();
    for (Document document : DocumentRows.documents(statement)) {
      found.put(document.path(), document);
    }
    Map<DocumentPath, Document> ordered = new LinkedHashMap<>();
    for (DocumentPath path : paths) {
      Document document = found.get(path);
      if (document != null) {
        ordered.put(path, document);
      }
    }
    return ordered;
  }

  /** The rows there are. */
  static Map<DocumentPath, StoredRow> rows(Session session, Collection<DocumentPath> paths)
      throws SQLException {
    PreparedStatement statement = session.prepare(ROWS);
    statement.setString(1, json(paths));
    return StoredRow.read(statement).stream()
        .collect(Collectors.toMap(StoredRow::path, row -> row));
  }

  /** Needs no escapes: a path holds no character that JSON treats specially. */
  private static String json(Collection<DocumentPath> paths) {
    return paths.stream()
        .distinct()
        .map(path -> "[\"" + path.collection() + "\",\"" + path.id() + "\"]")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
