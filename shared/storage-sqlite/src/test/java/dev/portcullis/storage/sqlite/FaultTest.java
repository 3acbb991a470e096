package dev.portcullis.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import dev.portcullis.storage.Write;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller is told when the file, the disk or another program gets in the way. */
class FaultTest {

  private static final DocumentPath PATH = DocumentPath.of("things", "a");
  private static final Content CONTENT = Content.of(Instant.EPOCH, "{}").withLabel("kind", "x");
  private static final Duration SHORT = Duration.ofMillis(1);

  @TempDir Path directory;

  @Test
  void commit_whileAnotherProgramWrites_isBusyAndThenWorks() throws IOException, SQLException {
    Path file = directory.resolve("store.db");
    try (SqliteDocumentStore store = SqliteDocumentStore.open(file, SHORT);
        Session other = Connections.plain(file)) {
      other.execute("BEGIN IMMEDIATE");
      assertUnavailable("another program", () -> store.commit(creation(PATH, CONTENT)));
      assertThat(store.find(PATH)).isEmpty();
      other.execute("ROLLBACK");
      assertThat(store.commit(creation(PATH, CONTENT))).isInstanceOf(Committed.class);
    }
  }

  @Test
  void commit_fullDisk_writesNothingAndThenWorks() throws IOException, SQLException {
    try (StoreFile file = StoreFile.open(directory.resolve("store.db"));
        Session session = file.openWriter(SHORT)) {
      SessionPool pool = new SessionPool(() -> session, 1, SHORT);
      session.execute("PRAGMA max_page_count = " + session.ask("PRAGMA page_count"));
      // The first of these fits, the second does not: neither may stay.
      List<List<Write>> both =
          List.of(
              creation(PATH, CONTENT),
              creation(
                  DocumentPath.of("things", "b"),
                  Content.of(Instant.EPOCH, "x".repeat(Content.MAX_BODY_BYTES))));
      for (int attempt = 0; attempt < 3; attempt++) {
        assertUnavailable("full", () -> pool.write(active -> CommitTransaction.run(active, both)));
        assertThat(session.ask("SELECT count(*) FROM documents")).isEqualTo("0");
      }

      session.execute("PRAGMA max_page_count = 1000000");
      List<CommitResult> results = pool.write(active -> CommitTransaction.run(active, both));
      assertThat(results).hasSize(2).allMatch(Committed.class::isInstance);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE documents SET labels = x'00'",
    "UPDATE documents SET labels = x'0001'",
    "UPDATE documents SET id = 'not an id'",
    "UPDATE documents SET time = 9223372036854775807"
  })
  void query_damagedRow_isUnavailable(String damage) throws IOException, SQLException {
    Path file = directory.resolve("store.db");
    try (SqliteDocumentStore store = SqliteDocumentStore.open(file);
        Session other = Connections.plain(file)) {
      assertThat(store.commit(creation(PATH, CONTENT))).isInstanceOf(Committed.class);
      other.execute(damage);
      assertUnavailable("damaged", () -> store.query(Query.in("things").byId()));
    }
  }

  @ParameterizedTest
  @CsvSource({"DELETE FROM label_entries", "DELETE FROM sequence"})
  void commit_damagedTables_isUnavailableAndWritesNothing(String damage)
      throws IOException, SQLException {
    Path file = directory.resolve("store.db");
    try (SqliteDocumentStore store = SqliteDocumentStore.open(file);
        Session other = Connections.plain(file)) {
      assertThat(store.commit(creation(PATH, CONTENT))).isInstanceOf(Committed.class);
      var before = store.find(PATH).orElseThrow();
      other.execute(damage);
      assertUnavailable("damaged", () -> store.commit(List.of(Write.delete(before))));
      assertThat(store.find(PATH)).contains(before);
    }
  }

  @Test
  void commit_failingAtItsEnd_isUnknown() throws SQLException {
    try (Session session = Connections.memory()) {
      // A deferred constraint is the one thing that fails at COMMIT without a broken disk.
      session.execute("PRAGMA foreign_keys = ON");
      session.execute("CREATE TABLE parent (id PRIMARY KEY)");
      session.execute(
          "CREATE TABLE child (id REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)");
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(
              () ->
                  session.transact(
                      active -> {
                        active.execute("INSERT INTO child VALUES (1)");
                        return 1;
                      }))
          .returns(Outcome.UNKNOWN, StoreUnavailableException::outcome);
      assertThat(session.ask("SELECT count(*) FROM child")).isEqualTo("0");
      assertThat(session.<Integer>transact(active -> 1)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5, busy",
    "6, busy",
    "517, busy",
    "8, permissions",
    "10, disk failed",
    "1034, disk failed",
    "14, disk failed",
    "13, full",
    "11, damaged",
    "26, damaged",
    "1, the store failed"
  })
  void failures_ofEveryCode_sayWhatToDo(int code, String text) {
    SQLException cause = new SQLException("x", "", code);
    assertThat(Failures.of(cause, Outcome.UNKNOWN))
        .hasMessageContaining(text)
        .hasCause(cause)
        .satisfies(failure -> assertThat(failure.retryAfter()).isPositive())
        .returns(Outcome.UNKNOWN, StoreUnavailableException::outcome);
  }

  private static void assertUnavailable(String reason, ThrowingCallable call) {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(call)
        .withMessageContaining(reason)
        .returns(Outcome.NOTHING_WRITTEN, StoreUnavailableException::outcome);
  }

  private static List<Write> creation(DocumentPath path, Content content) {
    return List.of(Write.create(path, content));
  }
}
