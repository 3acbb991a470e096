package dev.portcullis.record.transfer;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreLimits;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.name.ProjectId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts an exported project into a store. The whole file is checked before anything is written, and
 * what is written is only ever added. An import that broke off is finished by doing it again; until
 * then the project is not there, as its own document comes last. Not safe for several threads.
 */
public final class Importer {

  /** How many documents are looked at in one round trip. */
  private static final int AT_ONCE = 64;

  private static final int TRIES = 3;

  private final DocumentStore store;

  /** Imports into a store. */
  public Importer(DocumentStore store) {
    this.store = Objects.requireNonNull(store, "store");
  }

  /**
   * What was done.
   *
   * @param header what the file says of itself
   * @param written how many documents were not there before
   */
  public record Imported(ExportHeader header, long written) {

    public Imported {
      Objects.requireNonNull(header, "header");
    }
  }

  /** Does something with documents of the file, in its order. */
  private interface Step {
    long take(List<Write> creates) throws TransferException;
  }

  /**
   * Imports.
   *
   * @throws TransferException if the file is damaged, or the project is there with documents that
   *     the file has not, or has otherwise; then nothing was written
   */
  public Imported run(ExportFile.Source source) throws IOException, TransferException {
    PathSet paths = new PathSet();
    Batches check = new Batches(creates -> missing(creates).size());
    ExportHeader header =
        ExportFile.read(
            source,
            (path, content) -> {
              if (!paths.add(path)) {
                throw new TransferException(path + " is in the file twice");
              }
              check.add(new Write.Create(path, content));
            });
    check.end();
    refuseOthers(header.project(), paths);
    if (check.sum == 0) {
      return new Imported(header, 0);
    }
    Batches write = new Batches(this::write);
    ExportHeader again =
        ExportFile.read(
            source,
            (path, content) -> {
              if (!paths.holds(path)) {
                throw new TransferException("the file was changed while it was read");
              }
              write.add(new Write.Create(path, content));
            });
    write.end();
    return new Imported(again, write.sum);
  }

  private void refuseOthers(ProjectId project, PathSet paths)
      throws IOException, TransferException {
    new ProjectDocuments(store, project)
        .read(
            (path, content) -> {
              if (!paths.holds(path)) {
                throw new TransferException(
                    "projects/"
                        + project
                        + " is there already, with "
                        + path
                        + ", which the file has not; import it into another store");
              }
            });
  }

  private long write(List<Write> creates) throws TransferException {
    List<Write> missing = missing(creates);
    for (int tries = 0; !missing.isEmpty(); tries++) {
      CommitResult result = store.commit(missing);
      if (result.conflict().isEmpty()) {
        return missing.size();
      }
      if (tries == TRIES) {
        throw new TransferException(
            "somebody writes " + result.conflict().get().path() + " too; stop them, and try again");
      }
      missing = missing(creates);
    }
    return 0;
  }

  /** What is not there yet. */
  private List<Write> missing(List<Write> creates) throws TransferException {
    Map<DocumentPath, Document> found = store.getAll(creates.stream().map(Write::path).toList());
    List<Write> missing = new ArrayList<>();
    for (Write write : creates) {
      Document there = found.get(write.path());
      if (there == null) {
        missing.add(write);
      } else if (!((Write.Create) write).content().equals(there.content())) {
        throw new TransferException(
            write.path()
                + " is there already, and says something else than in the file; import it into"
                + " another store");
      }
    }
    return missing;
  }

  /** Gathers documents to as many as one commit can have. */
  private static final class Batches {

    private final Step step;
    private List<Write> creates = new ArrayList<>();
    private long sum;

    Batches(Step step) {
      this.step = step;
    }

    void add(Write.Create create) throws TransferException {
      creates.add(create);
      if (creates.size() > AT_ONCE || !StoreLimits.fit(creates)) {
        List<Write> full = creates.subList(0, creates.size() - 1);
        sum += step.take(List.copyOf(full));
        creates = new ArrayList<>(List.of(create));
      }
    }

    void end() throws TransferException {
      if (!creates.isEmpty()) {
        sum += step.take(creates);
      }
    }
  }
}
