package dev.portcullis.testkit.storage;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Version;
import dev.portcullis.storage.Write;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the same document to every read and the same answer to every commit, and counts its calls.
 */
final class StubStore implements DocumentStore {

  static final DocumentPath PATH = DocumentPath.of("things", "a");
  static final Content CONTENT = Content.of(Instant.EPOCH, "{}");
  static final Document DOCUMENT = new Document(PATH, new Version("1"), CONTENT);
  static final List<Write> WRITES = List.of(Write.update(DOCUMENT, CONTENT));
  static final Query THINGS = Query.in("things");

  private final CommitResult answer;
  int calls;
  boolean closed;

  StubStore(CommitResult answer) {
    this.answer = answer;
  }

  StubStore() {
    this(new Committed(Map.of(PATH, new Version("2"))));
  }

  @Override
  public Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths) {
    calls++;
    return Map.of(PATH, DOCUMENT);
  }

  @Override
  public CommitResult commit(List<Write> writes) {
    calls++;
    return answer;
  }

  @Override
  public Page query(Query query) {
    calls++;
    return new Page(List.of(DOCUMENT), Optional.empty());
  }

  @Override
  public void close() {
    closed = true;
  }
}
