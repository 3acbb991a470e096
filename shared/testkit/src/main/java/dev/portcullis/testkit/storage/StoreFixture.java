package dev.portcullis.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Version;
import dev.portcullis.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store under test and the short words its tests use. */
interface StoreFixture {

  /** The collection that most tests use. */
  String COLLECTION = "projects/p/things";

  /** When things begin. */
  Instant NOON = Instant.parse("2024-05-06T12:00:00.123456Z");

  DocumentStore store();

  static DocumentPath path(String id) {
    return DocumentPath.of(COLLECTION, id);
  }

  static Content content(String body) {
    return Content.of(NOON, body);
  }

  /** A content of so many seconds after noon. */
  static Content at(long seconds) {
    return Content.of(NOON.plusSeconds(seconds), "{}");
  }

  /** Writes a document that a test only needs to be there. */
  default void given(String id, Content content) {
    given(path(id), content);
  }

  default void given(DocumentPath path, Content content) {
    write(Write.create(path, content));
  }

  default Document create(String id, Content content) {
    return create(path(id), content);
  }

  default Document create(DocumentPath path, Content content) {
    Version version = committed(Write.create(path, content)).versionOf(path);
    return new Document(path, version, content);
  }

  default Document update(Document read, Content content) {
    Version version = committed(Write.update(read, content)).versionOf(read.path());
    return new Document(read.path(), version, content);
  }

  default void delete(Document read) {
    assertThat(committed(Write.delete(read)).versions()).isEmpty();
  }

  default void write(Write... writes) {
    assertThat(store().commit(List.of(writes))).isInstanceOf(Committed.class);
  }

  default Committed committed(Write... writes) {
    CommitResult result = store().commit(List.of(writes));
    assertThat(result).isInstanceOf(Committed.class);
    return (Committed) result;
  }

  default Optional<Document> find(DocumentPath path) {
    return store().find(path);
  }

  /** The ids on all pages of a list; every token takes the way through its text. */
  default List<String> walk(Query list) throws InvalidPageTokenException {
    List<String> ids = new ArrayList<>();
    Page page = store().query(list);
    for (int pages = 1; page.next().isPresent(); pages++) {
      ids.addAll(ids(page));
      assertThat(pages).as("pages of %s", list).isLessThan(1000);
      page = store().query(list.after(PageToken.parse(page.next().get().token())));
    }
    ids.addAll(ids(page));
    return ids;
  }

  static List<String> ids(Page page) {
    return page.documents().stream().map(document -> document.path().id()).toList();
  }
}
