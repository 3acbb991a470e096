package dev.portcullis.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreLimits;
import dev.portcullis.storage.Write;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills a process with SIGKILL while it commits: what it was answered must be there. Takes about a
 * second a kill. It proves nothing about power loss, which synchronous=FULL is for.
 */
@Timeout(120)
class CrashTest {

  private static final String COLLECTION = "projects/p/entries";
  private static final int WRITERS = 4;

  @TempDir Path directory;

  @Test
  void kill_duringCommits_losesNoAnswer() throws Exception {
    assertNothingLost(100);
  }

  @Tag("deep")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 30, 300, 1000, 3000, 10_000})
  void kill_afterSoManyAnswers_losesNone(int answers) throws Exception {
    assertNothingLost(answers);
  }

  /** Twice on the same file, as recovery must also survive. */
  private void assertNothingLost(int answers) throws Exception {
    Path file = directory.resolve("store.db");
    List<String> answered = new ArrayList<>();
    for (int life = 0; life < 2; life++) {
      answered.addAll(answersUntilKilled(file, life, answers));
      try (SqliteDocumentStore store = SqliteDocumentStore.open(file)) {
        assertAllThere(store, answered);
        assertEveryEntryWhole(store);
      }
    }
  }

  private static List<String> answersUntilKilled(Path file, int life, int answers)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                file.toString(),
                "life" + life)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> answered = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answered.add(line);
        if (answered.size() == 1) {
          assertThatExceptionOfType(StoreInUseException.class)
              .isThrownBy(() -> SqliteDocumentStore.open(file));
        }
        if (answered.size() == answers) {
          // The handle's way, as the process's own would close the pipe with the last answers.
          assertThat(process.toHandle().destroyForcibly()).isTrue();
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(answered).hasSizeGreaterThanOrEqualTo(answers);
    return answered;
  }

  private static void assertAllThere(DocumentStore store, List<String> answered) {
    for (int from = 0; from < answered.size(); from += StoreLimits.MAX_PATHS) {
      int to = Math.min(from + StoreLimits.MAX_PATHS, answered.size());
      List<DocumentPath> paths =
          answered.subList(from, to).stream().map(id -> DocumentPath.of(COLLECTION, id)).toList();
      assertThat(store.getAll(paths)).containsOnlyKeys(paths);
    }
  }

  /** A commit writes an entry and its twin: a half of one would be a torn commit. */
  private static void assertEveryEntryWhole(DocumentStore store) {
    Query entries = Query.in(COLLECTION).byId().limit(500);
    var page = store.query(entries);
    while (true) {
      List<DocumentPath> twins =
          page.documents().stream().map(found -> twin(found.path().id())).toList();
      assertThat(store.getAll(twins)).containsOnlyKeys(twins);
      if (page.next().isEmpty()) {
        return;
      }
      page = store.query(entries.after(page.next()));
    }
  }

  private static DocumentPath twin(String id) {
    return DocumentPath.of("projects/p/twins", id);
  }

  /** Commits without end and prints each answered id. Ends with its parent. */
  static final class Child {

    private Child() {}

    public static void main(String[] arguments) throws IOException {
      SqliteDocumentStore store = SqliteDocumentStore.open(Path.of(arguments[0]));
      for (int writer = 0; writer < WRITERS; writer++) {
        String prefix = arguments[1] + "-w" + writer + "-";
        Thread thread = new Thread(() -> commitForEver(store, prefix));
        thread.setDaemon(true);
        thread.start();
      }
      if (System.in.read() < 0) {
        Runtime.getRuntime().halt(1);
      }
    }

    private static void commitForEver(DocumentStore store, String prefix) {
      for (int i = 0; ; i++) {
        String id = prefix + i;
        Content content = Content.of(Instant.EPOCH.plusSeconds(i), "{}").withLabel("kind", "x");
        CommitResult result =
            store.commit(
                List.of(
                    Write.create(DocumentPath.of(COLLECTION, id), content),
                    Write.create(twin(id), content)));
        if (result instanceof Committed) {
          System.out.println(id);
        }
      }
    }
  }
}
