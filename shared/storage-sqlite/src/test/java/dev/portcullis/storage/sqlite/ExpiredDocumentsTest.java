package dev.portcullis.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiredDocumentsTest {

  private static final Instant NOON = Instant.parse("2024-05-06T12:00:00Z");
  private static final Query THINGS = Query.in("things").byId();

  private final SqliteDocumentStore store = SqliteDocumentStore.inMemory();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void purge_someExpired_removesThoseAlone() {
    create("never", Content.of(NOON, "{}"));
    create("now", expiring(0));
    create("later", expiring(1));
    create("before", expiring(-1));
    assertThat(store.purgeExpired(NOON, 10)).isEqualTo(2);
    assertThat(ids(THINGS)).containsExactly("later", "never");
    assertThat(store.purgeExpired(NOON, 10)).isZero();
  }

  @Test
  void purge_moreThanTheLimit_removesTheOldest() {
    create("b", expiring(-2));
    create("c", expiring(-1));
    create("a", expiring(-3));
    assertThat(store.purgeExpired(NOON, 2)).isEqualTo(2);
    assertThat(ids(THINGS)).containsExactly("c");
  }

  @Test
  void purge_labelled_leavesNothingToFind() {
    create("a", expiring(-1).withLabel("kind", "x"));
    assertThat(store.purgeExpired(NOON, 1)).isEqualTo(1);
    create("a", Content.of(NOON, "{}"));
    assertThat(ids(Query.in("things").matching("kind", "x"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, SqliteDocumentStore.MAX_PURGE + 1})
  void purge_limitOutsideItsBounds_throws(int limit) {
    assertThatIllegalArgumentException().isThrownBy(() -> store.purgeExpired(NOON, limit));
  }

  private static Content expiring(long seconds) {
    return Content.of(NOON, "{}").expiringAt(NOON.plusSeconds(seconds));
  }

  private void create(String id, Content content) {
    assertThat(store.commit(List.of(Write.create(DocumentPath.of("things", id), content))))
        .isInstanceOf(Committed.class);
  }

  private List<String> ids(Query query) {
    return store.query(query).documents().stream().map(found -> found.path().id()).toList();
  }
}
