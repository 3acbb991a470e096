package dev.portcullis.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.CommitResult.Conflict;
import dev.portcullis.storage.CommitResult.Conflict.Kind;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Version;
import dev.portcullis.storage.Write;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commits that share a transaction. */
class CommitTransactionTest {

  private static final DocumentPath A = DocumentPath.of("things", "a");
  private static final DocumentPath B = DocumentPath.of("things", "b");
  private static final DocumentPath C = DocumentPath.of("things", "c");
  private static final Content CONTENT = Content.of(Instant.EPOCH, "{}").withLabel("kind", "x");

  private Session session;

  @BeforeEach
  void open() throws SQLException {
    session = Connections.memory();
  }

  @AfterEach
  void close() throws SQLException {
    session.close();
  }

  @Test
  void run_conflictAmongOthers_leavesThemIntact() throws SQLException {
    List<CommitResult> results =
        run(
            List.of(
                List.of(Write.create(A, CONTENT)),
                List.of(Write.create(B, CONTENT), Write.create(A, CONTENT)),
                List.of(Write.create(C, CONTENT))));
    assertThat(results.get(1)).isEqualTo(new Conflict(A, Kind.ALREADY_EXISTS));
    assertThat(documents())
        .containsOnlyKeys(A, C)
        .containsEntry(A, written(results.get(0), A))
        .containsEntry(C, written(results.get(2), C));
  }

  @Test
  void run_laterCommits_seeEarlierOnes() throws SQLException {
    Version version = ((Committed) runOne(Write.create(A, CONTENT))).versionOf(A);
    List<CommitResult> results =
        run(
            List.of(
                List.of(new Write.Update(A, version, CONTENT)),
                List.of(new Write.Update(A, version, CONTENT)),
                List.of(new Write.Delete(A, version))));
    assertThat(results.get(0)).isInstanceOf(Committed.class);
    assertThat(results.subList(1, 3)).containsOnly(new Conflict(A, Kind.STALE));
  }

  @Test
  void run_versions_riseOverTheWholeFile() throws SQLException {
    long last = 0;
    for (DocumentPath path : List.of(A, B, C)) {
      Committed committed = (Committed) runOne(Write.create(path, CONTENT));
      long version = Long.parseLong(committed.versionOf(path).token());
      assertThat(version).isGreaterThan(last);
      last = version;
    }
  }

  @Test
  void run_updatesAndDeletes_leaveNoLabelEntryBehind() throws SQLException {
    assertThat(runOne(Write.create(A, CONTENT), Write.create(B, CONTENT)).conflict()).isEmpty();
    assertThat(session.ask("SELECT count(*) FROM label_entries")).isEqualTo("2");
    List<Document> read = List.copyOf(documents().values());
    Content later = Content.of(Instant.EPOCH.plusSeconds(1), "{}").withLabel("kind", "y");
    CommitResult result = runOne(Write.update(read.get(0), later), Write.delete(read.get(1)));
    assertThat(result.conflict()).isEmpty();
    assertThat(session.ask("SELECT group_concat(value || time) FROM label_entries"))
        .isEqualTo("y1000000");
  }

  private List<CommitResult> run(List<List<Write>> commits) throws SQLException {
    return session.transact(active -> CommitTransaction.run(active, commits));
  }

  private CommitResult runOne(Write... writes) throws SQLException {
    return run(List.of(List.of(writes))).get(0);
  }

  private Map<DocumentPath, Document> documents() throws SQLException {
    return Lookup.documents(session, List.of(A, B, C));
  }

  private static Document written(CommitResult result, DocumentPath path) {
    return new Document(path, ((Committed) result).versionOf(path), CONTENT);
  }
}
