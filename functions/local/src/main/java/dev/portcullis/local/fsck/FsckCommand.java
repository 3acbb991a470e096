package dev.portcullis.local.fsck;

import dev.portcullis.json.Excerpt;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.local.command.Command;
import dev.portcullis.local.command.Console;
import dev.portcullis.local.command.ExitCode;
import dev.portcullis.local.command.Options;
import dev.portcullis.local.command.Options.Kind;
import dev.portcullis.local.command.ProjectOption;
import dev.portcullis.local.command.UsageException;
import dev.portcullis.record.checkpoint.Checkpoint;
import dev.portcullis.record.fsck.Fsck;
import dev.portcullis.record.fsck.FsckReport;
import dev.portcullis.record.fsck.StoredProject;
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

  private static final String DATA = "--data";
  private static final String CHECKPOINT = "--checkpoint";
  private static final String USUAL_DATA = ".portcullis";
  private static final String FILE = "portcullis.sqlite";
  private static final int MAX_CHECKPOINT_BYTES = 65_536;
  private static final Map<String, Kind> OPTIONS =
      Map.of(DATA, Kind.VALUE, CHECKPOINT, Kind.VALUE, ProjectOption.NAME, Kind.VALUE);

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
    Path file = file(options.find(DATA).orElse(USUAL_DATA));
    if (!Files.isRegularFile(file)) {
      console.fail(
          "there is no data in " + file.getParent() + "; " + DATA + " DIR names the folder");
      return ExitCode.ERROR;
    }
    try (DocumentStore store = SqliteDocumentStore.open(file)) {
      boolean clean = true;
      List<ProjectId> projects = asked.isPresent() ? List.of(asked.get()) : projects(store);
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

  private static Path file(String folder) throws UsageException {
    try {
      return Path.of(folder).toAbsolutePath().resolve(FILE);
    } catch (InvalidPathException e) {
      throw new UsageException(DATA + " names no folder that there can be");
    }
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
