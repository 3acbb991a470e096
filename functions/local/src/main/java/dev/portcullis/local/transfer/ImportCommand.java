package dev.portcullis.local.transfer;

import dev.portcullis.local.command.Command;
import dev.portcullis.local.command.Console;
import dev.portcullis.local.command.DataFolder;
import dev.portcullis.local.command.ExitCode;
import dev.portcullis.local.command.Options;
import dev.portcullis.local.command.Options.Kind;
import dev.portcullis.local.command.UsageException;
import dev.portcullis.record.transfer.Importer;
import dev.portcullis.record.transfer.Importer.Imported;
import dev.portcullis.record.transfer.TransferException;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.storage.sqlite.StoreOpenException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code import}: what {@code export} wrote, into a folder that has not the project yet. */
public final class ImportCommand implements Command {

  private static final String FILE = "--file";
  private static final Map<String, Kind> OPTIONS =
      Map.of(DataFolder.NAME, Kind.VALUE, FILE, Kind.VALUE);

  private final InputStream in;

  /** A command that reads from here where no file is named. */
  public ImportCommand(InputStream in) {
    this.in = Objects.requireNonNull(in, "in");
  }

  @Override
  public String name() {
    return "import";
  }

  @Override
  public int run(List<String> arguments, Console console) throws UsageException {
    Options options = Options.parse(arguments, OPTIONS);
    options.requireNoOperands();
    Path data = DataFolder.file(options);
    Optional<Path> named =
        options.has(FILE)
            ? Optional.of(DataFolder.path(FILE, options.find(FILE).orElseThrow()))
            : Optional.empty();
    try {
      Imported imported = named.isPresent() ? read(named.get(), data) : readInput(data);
      console.print(
          "projects/"
              + imported.header().project()
              + ": "
              + imported.header().count()
              + " documents, of which "
              + imported.written()
              + " were not there");
      return ExitCode.OK;
    } catch (StoreOpenException | TransferException e) {
      console.fail(String.valueOf(e.getMessage()));
    } catch (StoreUnavailableException e) {
      console.fail("the data cannot be written: " + e.getMessage() + "; import it again");
    } catch (IOException e) {
      console.fail("the file cannot be read: " + e.getMessage());
    }
    return ExitCode.ERROR;
  }

  /** What comes from elsewhere comes once, and has to be read twice. */
  private Imported readInput(Path data) throws IOException, TransferException, StoreOpenException {
    Path copy = Files.createTempFile("portcullis-import", ".jsonl");
    try {
      try (OutputStream out = Files.newOutputStream(copy)) {
        var unused = in.transferTo(out);
      }
      return read(copy, data);
    } finally {
      var unused = Files.deleteIfExists(copy);
    }
  }

  private static Imported read(Path file, Path data)
      throws IOException, TransferException, StoreOpenException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is no file");
    }
    try (DocumentStore store = SqliteDocumentStore.open(data)) {
      return new Importer(store).run(() -> Files.newInputStream(file));
    }
  }
}
