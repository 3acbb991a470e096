package dev.portcullis.local.fsck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.local.RecordedConsole;
import dev.portcullis.local.command.ExitCode;
import dev.portcullis.local.command.UsageException;
import dev.portcullis.record.checkpoint.Checkpoint;
import dev.portcullis.record.log.LogHead;
import dev.portcullis.record.log.LogPaths;
import dev.portcullis.record.log.LogReader;
import dev.portcullis.record.merkle.MerkleHash;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.Write;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.log.LogRace;
import dev.portcullis.verification.name.ProjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code fsck} says, and what it exits with. */
class FsckCommandTest {

  private static final ProjectId DEMO = new ProjectId("demo");

  @TempDir private Path folder;

  private final RecordedConsole console = new RecordedConsole();
  private Checkpoint kept = new Checkpoint("x", 0, MerkleHash.ofNothing());

  @BeforeEach
  void write() throws Exception {
    try (SqliteDocumentStore store = open()) {
      var unused = new LogRace(store, "demo", 1).run(2, 5);
      LogHead head = new LogReader(store).head(DEMO);
      kept = new Checkpoint("portcullis.dev/projects/demo", head.size(), head.tree().root());
    }
  }

  @Test
  void wholeLog_isSaidToBeWhole() throws Exception {
    assertThat(run("--project", "demo")).isEqualTo(ExitCode.OK);
    assertThat(console.out()).contains("projects/demo: 10 entries, whole");
  }

  @Test
  void changedEntry_isNamed() throws Exception {
    try (SqliteDocumentStore store = open()) {
      Document entry = store.find(LogPaths.entry(DEMO, 4)).orElseThrow();
      Content changed =
          new Content(
              entry.content().time(),
              entry.content().labels(),
              entry.content().expireAt(),
              entry.body().replace("because", "becausE"));
      assertThat(store.commit(List.of(Write.update(entry, changed))).conflict()).isEmpty();
    }

    assertThat(run("--project", "demo")).isEqualTo(ExitCode.NO);
    assertThat(console.out()).contains("the first bad one is 4");
  }

  @Test
  void keptCheckpoint_ofAnotherLog_isNoticed() throws Exception {
    Path file = folder.resolve("kept");
    put(file, kept.text());
    assertThat(run("--checkpoint", file.toString())).isEqualTo(ExitCode.OK);

    put(file, new Checkpoint(kept.origin(), 11, kept.root()).text());
    assertThat(run("--checkpoint", file.toString())).isEqualTo(ExitCode.NO);
    assertThat(console.out()).contains("the first bad one is 10");

    put(file, new Checkpoint(kept.origin(), 9, kept.root()).text());
    assertThat(run("--checkpoint", file.toString())).isEqualTo(ExitCode.NO);
    assertThat(console.out()).contains("written anew");
  }

  @Test
  void folderWithoutData_isNotDone() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(command().run(List.of("--data", empty.toString()), console.console()))
        .isEqualTo(ExitCode.ERROR);
    assertThat(console.err()).contains("no data");
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void dataWithoutAProject_isNotWhole() throws Exception {
    assertThat(run()).isEqualTo(ExitCode.ERROR);
    assertThat(console.err()).contains("has no project");
  }

  @Test
  void checkpointThatIsNone_isRefused() throws Exception {
    Path file = folder.resolve("none");
    put(file, "nothing");

    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> run("--checkpoint", file.toString()));
  }

  private int run(String... arguments) throws UsageException {
    List<String> all = new ArrayList<>(List.of("--data", folder.toString()));
    all.addAll(List.of(arguments));
    return command().run(all, console.console());
  }

  private static void put(Path file, String text) throws IOException {
    var unused = Files.writeString(file, text);
  }

  private static FsckCommand command() {
    return new FsckCommand(new MutableClock());
  }

  private SqliteDocumentStore open() throws Exception {
    return SqliteDocumentStore.open(folder.resolve("portcullis.sqlite"));
  }
}
