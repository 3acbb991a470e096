package dev.portcullis.local.fsck;

import dev.portcullis.json.Excerpt;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.local.command.Command;
import dev.portcullis.local.command.Console;
import dev.portcullis.local.command.DataFolder;
import dev.portcullis.local.command.ExitCode;
import dev.portcullis.local.command.Options;
import dev.portcullis.local.command.Options.Kind;
import dev.portcullis.local.command.ProjectOption;
import dev.portcullis.local.command.UsageException;
import dev.portcullis.record.checkpoint.Checkpoint;
import dev.portcullis.record.fsck.Fsck;
import dev.portcullis.record.fsck.FsckReport;
import dev.portcullis.record.fsck.StoredProject;
import dev.portcullis.record.transfer.ExportedProject;
import dev.portcullis.record.transfer.TransferException;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.storage.sqlite.StoreOpenException;
import dev.portcullis.verification.name.ProjectId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code fsck}: whether the logs in a folder are whole. */
public final class FsckCommand implements Command {

  private static final String CHECKPOINT = "--checkpoint";
  private static final String FILE = "--file";
  private static final int MAX_CHECKPOINT_BYTES = 65_536;
  private static final Map<String, Kind> OPTIONS =
      Map.of(
          DataFolder.NAME,
          Kind.VALUE,
          CHECKPOINT,
          Kind.VALUE,
          FILE,
          Kind.VALUE,
          ProjectOption.NAME,
          Kind.VALUE);

  private final InstantSource clock;

  /** A command that tells by this clock what is past its time. */
  public FsckCommand(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "fsck";
  }

  @Override
  public int run(List<String> arguments, Console console) throws UsageException {
    Options options = Options.parse(arguments, OPTIONS);
    options.requireNoOperands();
    Optional<Checkpoint> kept = checkpoint(options);
    Optional<ProjectId> asked =
        options.has(ProjectOption.NAME) ? Optional.of(ProjectOption.of(options)) : Optional.empty();
    if (kept.isPresent() && asked.isEmpty()) {
      asked = Optional.of(project(kept.get()));
    }
    if (options.has(FILE)) {
      Path export = DataFolder.path(FILE, options.find(FILE).orElseThrow());
      return checkExport(export, asked, kept, console);
    }
    Path file = DataFolder.file(options);
    if (!Files.isRegularFile(file)) {
      console.fail(DataFolder.without(file));
      return ExitCode.ERROR;
    }
    try (DocumentStore store = SqliteDocumentStore.open(file)) {
      boolean clean = true;
      List<ProjectId> projects = asked.isPresent() ? List.of(asked.get()) : projects(store);
      if (projects.isEmpty()) {
        console.fail("the data has no project, so there is nothing that could be whole");
        return ExitCode.ERROR;
      }
      for (ProjectId project : projects) {
        FsckReport report = Fsck.check(new StoredProject(store, project), kept, clock.instant());
        tell(project, report, console);
        clean &= report.isClean();
      }
      return clean ? ExitCode.OK : ExitCode.NO;
    } catch (StoreOpenException e) {
      console.fail(String.valueOf(e.getMessage()));
    } catch (StoreUnavailableException e) {
      console.fail("the data cannot be read to its end: " + e.getMessage());
    }
    return ExitCode.ERROR;
  }

  private int checkExport(
      Path file, Optional<ProjectId> asked, Optional<Checkpoint> kept, Console console) {
    try {
      ExportedProject exported = ExportedProject.of(() -> Files.newInputStream(file));
      if (asked.isPresent() && !asked.get().equals(exported.project())) {
        console.fail("the export is of projects/" + exported.project() + "; name that one");
        return ExitCode.ERROR;
      }
      FsckReport report = Fsck.check(exported, kept, clock.instant());
      tell(exported.project(), report, console);
      return report.isClean() ? ExitCode.OK : ExitCode.NO;
    } catch (TransferException e) {
      console.fail(e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      console.fail(FILE + " cannot be read: " + e.getMessage());
    }
    return ExitCode.ERROR;
  }

  private static void tell(ProjectId project, FsckReport report, Console console) {
    String what = "projects/" + project + ": " + report.entries() + " entries";
    if (report.isClean()) {
      console.print(
          console.style().good(what + ", whole") + ", root hash " + report.root().base64());
      return;
    }
    console.print(
        console
            .style()
            .bad(
                what
                    + (report.firstBad().isPresent()
                        ? ", the first bad one is " + report.firstBad().getAsLong()
                        : ", not whole")));
    report.problems().forEach(problem -> console.print("  " + problem.what()));
  }

  private static Optional<Checkpoint> checkpoint(Options options) throws UsageException {
    Optional<String> name = options.find(CHECKPOINT);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path file = Path.of(name.get());
      if (Files.size(file) <= MAX_CHECKPOINT_BYTES) {
        return Optional.of(Checkpoint.parse(Files.readString(file)));
      }
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(CHECKPOINT + " " + Excerpt.of(name.get()) + " cannot be read");
    } catch (InvalidTextException e) {
      throw new UsageException(CHECKPOINT + " " + Excerpt.of(name.get()) + " " + e.getMessage());
    }
    throw new UsageException(CHECKPOINT + " " + Excerpt.of(name.get()) + " is no checkpoint");
  }

  /** Whose log a checkpoint is of: its origin ends so. */
  private static ProjectId project(Checkpoint kept) throws UsageException {
    String marker = "/projects/";
    int start = kept.origin().lastIndexOf(marker);
    try {
      if (start >= 0) {
        return ProjectId.parse(kept.origin().substring(start + marker.length()));
      }
    } catch (InvalidTextException e) {
      // Said below.
    }
    throw new UsageException(
        CHECKPOINT + " does not say of which project it is; add " + ProjectOption.NAME);
  }

  private static List<ProjectId> projects(DocumentStore store) {
    List<ProjectId> projects = new ArrayList<>();
    Optional<PageToken> after = Optional.empty();
    do {
      Page page = store.query(Query.in("projects").byId().after(after));
      for (Document document : page.documents()) {
        projects.add(new ProjectId(document.path().id()));
      }
      after = page.next();
    } while (after.isPresent());
    return projects;
  }
}
