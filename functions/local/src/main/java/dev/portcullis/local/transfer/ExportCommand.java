package dev.portcullis.local.transfer;

import dev.portcullis.local.command.Command;
import dev.portcullis.local.command.Console;
import dev.portcullis.local.command.DataFolder;
import dev.portcullis.local.command.ExitCode;
import dev.portcullis.local.command.Options;
import dev.portcullis.local.command.Options.Kind;
import dev.portcullis.local.command.ProjectOption;
import dev.portcullis.local.command.UsageException;
import dev.portcullis.record.transfer.ExportHeader;
import dev.portcullis.record.transfer.Exporter;
import dev.portcullis.record.transfer.TransferException;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.storage.sqlite.StoreOpenException;
import dev.portcullis.verification.name.ProjectId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code export}: all documents of a project, as JSON lines. */
public final class ExportCommand implements Command {

  private static final String OUT = "--out";
  private static final Map<String, Kind> OPTIONS =
      Map.of(DataFolder.NAME, Kind.VALUE, ProjectOption.NAME, Kind.VALUE, OUT, Kind.VALUE);

  @Override
  public String name() {
    return "export";
  }

  @Override
  public int run(List<String> arguments, Console console) throws UsageException {
    Options options = Options.parse(arguments, OPTIONS);
    options.requireNoOperands();
    ProjectId project = ProjectOption.of(options);
    Path file = DataFolder.file(options);
    Optional<Path> target =
        options.has(OUT)
            ? Optional.of(DataFolder.path(OUT, options.find(OUT).orElseThrow()))
            : Optional.empty();
    if (!Files.isRegularFile(file)) {
      console.fail(DataFolder.without(file));
      return ExitCode.ERROR;
    }
    try (DocumentStore store = SqliteDocumentStore.open(file)) {
      if (target.isPresent()) {
        ExportHeader header = write(store, project, target.get());
        console.print("projects/" + project + ": " + header.count() + " documents");
      } else {
        var unused = Exporter.write(store, project, console.out());
      }
      if (!console.out().checkError()) {
        return ExitCode.OK;
      }
      console.fail("the output took no more");
    } catch (StoreOpenException | TransferException e) {
      console.fail(String.valueOf(e.getMessage()));
    } catch (StoreUnavailableException e) {
      console.fail("the data cannot be read to its end: " + e.getMessage());
    } catch (IOException e) {
      console.fail(OUT + " cannot be written: " + e.getMessage());
    }
    return ExitCode.ERROR;
  }

  /** Under its name there is a whole file or none; only its owner may read it. */
  private static ExportHeader write(DocumentStore store, ProjectId project, Path target)
      throws IOException, TransferException {
    Path folder = target.getParent();
    if (folder == null) {
      throw new IOException("it is a folder");
    }
    Path part = Files.createTempFile(folder, ".portcullis-export", ".part");
    try {
      ExportHeader header;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        header = Exporter.write(store, project, out);
      }
      var unused = Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      return header;
    } finally {
      var unused = Files.deleteIfExists(part);
    }
  }
}
