package dev.portcullis.storage.firestore;

import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;

/** A store whose server fails as a test says, and the short words tests of it use. */
final class StoreOverFake {

  static final Duration DEADLINE = Duration.ofSeconds(8);

  final FakeRemote remote = new FakeRemote();
  final FakeClock clock = new FakeClock();
  final FirestoreDocumentStore store =
      new FirestoreDocumentStore(
          new ResourceNames("projects/p/databases/d"),
          () -> remote,
          new Patience(DEADLINE, new Random(1), clock));

  static DocumentPath path(String id) {
    return DocumentPath.of("things", id);
  }

  static Content content(String body) {
    return Content.of(Instant.EPOCH, body);
  }

  static Write creation(String id) {
    return Write.create(path(id), content("created"));
  }

  static Write replacement(Document read) {
    return Write.update(read, content("updated"));
  }

  Document given(String id) {
    Assertions.assertThat(store.commit(List.of(creation(id)))).isInstanceOf(Committed.class);
    return find(id);
  }

  Document find(String id) {
    return store.find(path(id)).orElseThrow();
  }
}
