package dev.portcullis.local.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.RecordedConsole;
import dev.portcullis.local.command.Command;
import dev.portcullis.local.command.ExitCode;
import dev.portcullis.local.command.UsageException;
import dev.portcullis.local.fsck.FsckCommand;
import dev.portcullis.record.log.LogPaths;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.verification.name.ProjectId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code export} and {@code import} do with files and streams. */
class TransferCommandsTest {

  @TempDir private Path folder;

  private String from = "";
  private String to = "";
  private String file = "";

  @BeforeEach
  void write() throws Exception {
    from = folder.resolve("from").toString();
    to = folder.resolve("to").toString();
    file = folder.resolve("demo.jsonl").toString();
    try (SqliteDocumentStore store =
        SqliteDocumentStore.open(folder.resolve("from/portcullis.sqlite"))) {
      TestProject demo = new Gate(store).project("demo");
      demo.register();
      demo.rule("ALWAYS_DENY");
    }
  }

  @Test
  void project_goesByAFile_andComesOutTheSame() throws Exception {
    assertThat(run(new ExportCommand(), "--data", from, "--out", file).out())
        .startsWith("projects/demo: ")
        .endsWith(" documents\n");
    String log = LogPaths.entry(new ProjectId("demo"), 0).toString();
    assertThat(Files.readString(Path.of(file))).contains("\"path\":\"" + log + "\"");

    assertThat(run(imports(""), "--data", to, "--file", file).out()).contains("were not there");
    assertThat(run(imports(""), "--data", to, "--file", file).out()).contains(" 0 were not there");
    assertThat(run(new ExportCommand(), "--data", to).out())
        .isEqualTo(Files.readString(Path.of(file)));
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(3);
    }
  }

  @Test
  void project_goesByAPipe() throws Exception {
    String text = run(new ExportCommand(), "--data", from).out();

    assertThat(run(imports(text), "--data", to).out()).contains("projects/demo: ");
    assertThat(run(new ExportCommand(), "--data", to).out()).isEqualTo(text);
  }

  @Test
  void log_isCheckedInTheFile() throws Exception {
    var exported = run(new ExportCommand(), "--data", from, "--out", file);
    assertThat(exported.err()).isEmpty();
    FsckCommand fsck = new FsckCommand(new MutableClock());

    assertThat(run(fsck, "--file", file).out()).contains("projects/demo: 2 entries, whole");
    assertThat(fails(fsck, "--file", file, "--project", "other")).contains("projects/demo");
    String cut = Files.readString(Path.of(file)).substring(0, 2000);
    var unused = Files.writeString(Path.of(file), cut);
    assertThat(fails(fsck, "--file", file)).contains("cut off");
  }

  @Test
  void whatIsNotThere_isNotDone() throws Exception {
    assertThat(fails(new ExportCommand(), "--data", to)).contains("no data");
    assertThat(fails(new ExportCommand(), "--data", from, "--project", "none"))
        .contains("projects/none is not there");
    assertThat(fails(imports(""), "--data", to, "--file", file)).contains("cannot be read");
    assertThat(fails(imports("{}\n"), "--data", to)).contains("line 1");
  }

  private static RecordedConsole run(Command command, String... arguments) throws UsageException {
    RecordedConsole console = new RecordedConsole();
    assertThat(command.run(List.of(arguments), console.console()))
        .as(console.err())
        .isEqualTo(ExitCode.OK);
    return console;
  }

  private static String fails(Command command, String... arguments) throws UsageException {
    RecordedConsole console = new RecordedConsole();
    assertThat(command.run(List.of(arguments), console.console())).isEqualTo(ExitCode.ERROR);
    return console.err();
  }

  private static ImportCommand imports(String input) {
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    return new ImportCommand(in);
  }
}
