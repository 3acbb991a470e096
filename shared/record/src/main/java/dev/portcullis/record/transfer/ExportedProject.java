package dev.portcullis.record.transfer;

import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.fsck.FsckSource;
import dev.portcullis.record.log.LogPaths;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.Version;
import dev.portcullis.verification.name.ProjectId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A project in a file, for its log to be checked there. Immutable; reads the file each time.
 *
 * @param source the file, which nobody changes
 * @param project whose documents it has
 */
public record ExportedProject(ExportFile.Source source, ProjectId project) implements FsckSource {

  private static final Version NONE = new Version("exported");

  public ExportedProject {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(project, "project");
  }

  /**
   * Reads a file to its end, to see that it is whole.
   *
   * @throws TransferException if it is not
   */
  public static ExportedProject of(ExportFile.Source source) throws IOException, TransferException {
    return new ExportedProject(source, ExportFile.read(source, (path, content) -> {}).project());
  }

  @Override
  public Optional<Document> head() {
    List<Document> heads = new ArrayList<>();
    read(LogPaths.head(project).collection(), heads::add);
    return heads.stream().findFirst();
  }

  @Override
  public void entries(Consumer<Document> reader) {
    read(LogPaths.entries(project), reader);
  }

  @Override
  public void decisions(Consumer<Document> reader) {
    read(DecisionLedger.collection(project), reader);
  }

  private void read(String collection, Consumer<Document> reader) {
    try {
      var unused =
          ExportFile.read(
              source,
              (path, content) -> {
                if (path.collection().equals(collection)) {
                  reader.accept(new Document(path, NONE, content));
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TransferException e) {
      throw new UncheckedIOException(new IOException("the file was changed while it was read", e));
    }
  }
}
