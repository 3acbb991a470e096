package dev.portcullis.storage.sqlite;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.CommitResult.Conflict;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Version;
import dev.portcullis.storage.Write;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Commits inside one write transaction, one after the other.
 *
 * <p>All preconditions of a commit are checked before any of its writes, so a conflict leaves
 * nothing to undo, and the commits that share the transaction do not notice it.
 */
final class CommitTransaction {

  private static final String NEXT_VERSIONS = "UPDATE sequence SET last = last + ? RETURNING last";

  private CommitTransaction() {}

  /** What became of each commit, in their order. */
  static List<CommitResult> run(Session session, List<List<Write>> commits) throws SQLException {
    List<CommitResult> results = new ArrayList<>();
    for (List<Write> writes : commits) {
      results.add(commit(session, writes));
    }
    return results;
  }

  private static CommitResult commit(Session session, List<Write> writes) throws SQLException {
    Map<DocumentPath, StoredRow> rows =
        Lookup.rows(session, writes.stream().map(Write::path).toList());
    for (Write write : writes) {
      Optional<Version> found = Optional.ofNullable(rows.get(write.path())).map(StoredRow::version);
      Optional<Conflict> conflict =
          write.conflictWith(found).map(kind -> new Conflict(write.path(), kind));
      if (conflict.isPresent()) {
        return conflict.orElseThrow();
      }
    }
    return new Committed(apply(session, writes, rows));
  }

  private static Map<DocumentPath, Version> apply(
      Session session, List<Write> writes, Map<DocumentPath, StoredRow> rows) throws SQLException {
    DocumentTable table = new DocumentTable(session);
    Map<DocumentPath, Version> versions = new HashMap<>();
    long version = lastVersionBefore(session, writes.size());
    for (Write write : writes) {
      StoredRow row = rows.get(write.path());
      version++;
      if (row != null && write instanceof Write.Update update) {
        table.update(row, version, update.content());
      } else if (row != null) {
        table.delete(row);
        continue;
      } else if (write instanceof Write.Create create) {
        table.insert(create.path(), version, create.content());
      }
      versions.put(write.path(), new Version(Long.toString(version)));
    }
    return versions;
  }

  /** Reserves as many versions; the first is the one after what is returned. */
  private static long lastVersionBefore(Session session, int count) throws SQLException {
    PreparedStatement statement = session.prepare(NEXT_VERSIONS);
    statement.setInt(1, count);
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("the sequence of versions is gone", "", Failures.CORRUPT);
      }
      return row.getLong(1) - count;
    }
  }
}
