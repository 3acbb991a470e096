package dev.portcullis.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Version;
import dev.portcullis.storage.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreFileTest {

  private static final DocumentPath PATH = DocumentPath.of("things", "a");
  private static final Content CONTENT = Content.of(Instant.EPOCH, "{}").withLabel("kind", "x");

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameFile() throws IOException {
    directory = directory.toRealPath();
    file = directory.resolve("store.db");
  }

  @Test
  void open_again_findsEverything() throws StoreOpenException {
    Document written;
    try (SqliteDocumentStore store = SqliteDocumentStore.open(file)) {
      written = new Document(PATH, create(store), CONTENT);
    }
    try (SqliteDocumentStore store = SqliteDocumentStore.open(file)) {
      assertThat(store.find(PATH)).contains(written);
      assertThat(store.query(Query.in("things").matching("kind", "x")).documents())
          .containsExactly(written);
    }
  }

  @Test
  void open_afterADelete_doesNotGiveTheVersionAgain() throws StoreOpenException {
    Version first;
    try (SqliteDocumentStore store = SqliteDocumentStore.open(file)) {
      first = create(store);
      Document read = store.find(PATH).orElseThrow();
      assertThat(store.commit(List.of(Write.delete(read)))).isInstanceOf(Committed.class);
    }
    try (SqliteDocumentStore store = SqliteDocumentStore.open(file)) {
      assertThat(Long.parseLong(create(store).token()))
          .isGreaterThan(Long.parseLong(first.token()));
    }
  }

  @Test
  void close_ofTheStore_leavesOneWholeFile() throws IOException {
    try (SqliteDocumentStore store = SqliteDocumentStore.open(file)) {
      assertThat(create(store)).isNotNull();
      assertThat(directory.resolve("store.db-wal")).exists();
    }
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(file, directory.resolve("store.db.lock"));
    }
  }

  @Test
  void open_whileOpen_isRefusedHoweverOften() throws StoreOpenException {
    try (SqliteDocumentStore store = SqliteDocumentStore.open(file)) {
      for (int attempt = 0; attempt < 3; attempt++) {
        assertThatExceptionOfType(StoreInUseException.class)
            .isThrownBy(() -> SqliteDocumentStore.open(file))
            .withMessageContaining("`" + file + "` is in use");
      }
      assertThat(create(store)).isNotNull();
    }
    SqliteDocumentStore.open(file).close();
  }

  @Test
  void open_throughALinkWhileOpen_isRefused() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link.db"), file);
    try (SqliteDocumentStore store = SqliteDocumentStore.open(file)) {
      assertThat(create(store)).isNotNull();
      assertThatExceptionOfType(StoreInUseException.class)
          .isThrownBy(() -> SqliteDocumentStore.open(link));
    }
    try (SqliteDocumentStore store = SqliteDocumentStore.open(link)) {
      assertThat(store.find(PATH)).isPresent();
    }
  }

  @Test
  void open_directoriesNotThere_areMade() throws StoreOpenException {
    Path deep = directory.resolve("a/b/store.db");
    SqliteDocumentStore.open(deep).close();
    assertThat(deep).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b.db", "a?mode=memory", "a#b%41&c=d", "';--", "ü漢😀.db", ":memory:"})
  void open_unusualNames_areFilesOfThatName(String name) throws StoreOpenException {
    Path unusual = directory.resolve(name);
    Version version;
    try (SqliteDocumentStore store = SqliteDocumentStore.open(unusual)) {
      version = create(store);
    }
    assertThat(unusual).isNotEmptyFile();
    try (SqliteDocumentStore store = SqliteDocumentStore.open(unusual)) {
      assertThat(store.find(PATH).orElseThrow().version()).isEqualTo(version);
    }
  }

  @Test
  void open_newFile_isItsOwnersOnly() throws IOException {
    Assumptions.assumeTrue(
        directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
    try (SqliteDocumentStore store = SqliteDocumentStore.open(file)) {
      assertThat(create(store)).isNotNull();
      for (String name : List.of("store.db", "store.db-wal", "store.db-shm")) {
        assertThat(Files.getPosixFilePermissions(directory.resolve(name)))
            .as(name)
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE documents (x)",
        "PRAGMA application_id = 7",
        "PRAGMA user_version = 1",
        "PRAGMA application_id = " + Schema.APPLICATION_ID
      })
  void open_anotherProgramsDatabase_isRefusedAndUntouched(String sql)
      throws IOException, SQLException {
    try (Session session = Connections.plain(file)) {
      session.execute(sql);
    }
    assertRefusedAndUntouched("another program's database");
  }

  @Test
  void open_newerSchema_isRefusedAndUntouched() throws IOException, SQLException {
    SqliteDocumentStore.open(file).close();
    try (Session session = Connections.plain(file)) {
      session.execute("PRAGMA user_version = " + (Schema.VERSION + 1));
    }
    assertRefusedAndUntouched("written by a newer version");
  }

  @Test
  void open_noDatabaseAtAll_isRefusedAndUntouched() throws IOException {
    Files.writeString(file, "not a database, but long enough to be taken for one".repeat(100));
    assertRefusedAndUntouched("cannot be opened");
  }

  @Test
  void open_directory_isRefused() {
    assertThatExceptionOfType(StoreOpenException.class)
        .isThrownBy(() -> SqliteDocumentStore.open(directory))
        .withMessageContaining("`" + directory + "` cannot be opened");
  }

  @Test
  void open_belowAFile_isRefused() throws IOException {
    Files.createFile(file);
    assertThatExceptionOfType(StoreOpenException.class)
        .isThrownBy(() -> SqliteDocumentStore.open(file.resolve("store.db")))
        .withMessageContaining("cannot be opened");
  }

  @Test
  void open_writerAndReader_haveTheSettingsThatDurabilityNeeds() throws IOException, SQLException {
    try (StoreFile opened = StoreFile.open(file);
        Session writer = opened.openWriter(Duration.ofSeconds(5));
        Session reader = opened.openReader(Duration.ofSeconds(5))) {
      assertThat(writer.ask("PRAGMA journal_mode")).isEqualTo("wal");
      assertThat(writer.ask("PRAGMA synchronous")).isEqualTo("2");
      assertThat(writer.ask("PRAGMA busy_timeout")).isEqualTo("5000");
      assertThat(writer.ask("PRAGMA foreign_keys")).isEqualTo("0");
      assertThat(reader.ask("PRAGMA query_only")).isEqualTo("1");
      assertThat(reader.ask("PRAGMA busy_timeout")).isEqualTo("5000");
    }
  }

  /** And refused for the same reason again: the first attempt left no lock behind. */
  private void assertRefusedAndUntouched(String reason) throws IOException {
    byte[] before = Files.readAllBytes(file);
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatExceptionOfType(StoreOpenException.class)
          .isThrownBy(() -> SqliteDocumentStore.open(file))
          .withMessageContaining("`" + file + "`")
          .withMessageContaining(reason);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  private static Version create(SqliteDocumentStore store) {
    Committed committed = (Committed) store.commit(List.of(Write.create(PATH, CONTENT)));
    return committed.versionOf(PATH);
  }
}
