package dev.portcullis.record.fsck;

import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.log.LogPaths;
import dev.portcullis.registers.document.BoundedPage;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.verification.name.ProjectId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A project in a store. Immutable.
 *
 * @param store the store
 * @param project the project
 */
public record StoredProject(DocumentStore store, ProjectId project) implements FsckSource {

  public StoredProject {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(project, "project");
  }

  @Override
  public Optional<Document> head() {
    return store.find(LogPaths.head(project));
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
    Optional<PageToken> after = Optional.empty();
    do {
      Page page =
          store.query(Query.in(collection).byId().limit(BoundedPage.MAX_AT_ONCE).after(after));
      page.documents().forEach(reader);
      after = page.next();
    } while (after.isPresent());
  }
}
