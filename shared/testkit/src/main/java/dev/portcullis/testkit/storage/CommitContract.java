package dev.portcullis.testkit.storage;

import static dev.portcullis.testkit.storage.StoreFixture.content;
import static dev.portcullis.testkit.storage.StoreFixture.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.CommitResult.Conflict;
import dev.portcullis.storage.CommitResult.Conflict.Kind;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.StoreLimits;
import dev.portcullis.storage.Version;
import dev.portcullis.storage.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writing: preconditions, versions, all or nothing. */
interface CommitContract extends StoreFixture {

  @Test
  default void create_newPath_isReadBackWithItsVersion() {
    Document created = create("a", content("{\"n\":1}"));
    assertThat(find(path("a"))).contains(created);
  }

  @Test
  default void create_existing_conflictsAndChangesNothing() {
    Document before = create("a", content("1"));
    assertThat(store().commit(List.of(Write.create(path("a"), content("2")))))
        .isEqualTo(new Conflict(path("a"), Kind.ALREADY_EXISTS));
    assertThat(find(path("a"))).contains(before);
  }

  @Test
  default void update_versionRead_replacesTheWhole() {
    Content labelled = content("1").withLabel("kind", "x").expiringAt(NOON);
    Document updated = update(create("a", labelled), content("2"));
    assertThat(find(path("a"))).contains(updated);
  }

  @Test
  default void update_sameContent_givesANewVersion() {
    Document before = create("a", content("1"));
    assertThat(update(before, content("1")).version()).isNotEqualTo(before.version());
  }

  @Test
  default void update_olderVersion_isStale() {
    Document first = create("a", content("1"));
    Document second = update(first, content("2"));
    assertThat(store().commit(List.of(Write.update(first, content("3")))))
        .isEqualTo(new Conflict(path("a"), Kind.STALE));
    assertThat(find(path("a"))).contains(second);
  }

  @Test
  default void update_versionOfAnotherDocument_isStale() {
    Document a = create("a", content("1"));
    Version other = create("b", content("1")).version();
    assertThat(store().commit(List.of(new Write.Update(path("a"), other, content("2")))))
        .isEqualTo(new Conflict(path("a"), Kind.STALE));
    assertThat(find(path("a"))).contains(a);
  }

  @Test
  default void update_absent_isMissing() {
    Document gone = create("a", content("1"));
    delete(gone);
    assertThat(store().commit(List.of(Write.update(gone, content("2")))))
        .isEqualTo(new Conflict(path("a"), Kind.MISSING));
    assertThat(find(path("a"))).isEmpty();
  }

  @Test
  default void delete_versionRead_removes() {
    delete(create("a", content("1")));
    assertThat(find(path("a"))).isEmpty();
  }

  @Test
  default void delete_olderVersion_isStale() {
    Document first = create("a", content("1"));
    Document second = update(first, content("2"));
    assertThat(store().commit(List.of(Write.delete(first))))
        .isEqualTo(new Conflict(path("a"), Kind.STALE));
    assertThat(find(path("a"))).contains(second);
  }

  @Test
  default void delete_absent_isMissing() {
    Document gone = create("a", content("1"));
    delete(gone);
    assertThat(store().commit(List.of(Write.delete(gone))))
        .isEqualTo(new Conflict(path("a"), Kind.MISSING));
  }

  @Test
  default void versions_overDeletesAndCreates_areNeverUsedTwice() {
    Set<Version> seen = new HashSet<>();
    for (int round = 0; round < 10; round++) {
      Document created = create("a", content("1"));
      Document updated = update(created, content("1"));
      delete(updated);
      assertThat(seen.add(created.version()) && seen.add(updated.version()))
          .as("round %s", round)
          .isTrue();
    }
  }

  @Test
  default void update_versionBeforeDeleteAndCreate_isStale() {
    Document before = create("a", content("1"));
    delete(before);
    Document after = create("a", content("1"));
    assertThat(store().commit(List.of(Write.update(before, content("2")))))
        .isEqualTo(new Conflict(path("a"), Kind.STALE));
    assertThat(find(path("a"))).contains(after);
  }

  @Test
  default void commit_createUpdateDelete_doesAllThree() {
    Document updated = create("updated", content("1"));
    Document deleted = create("deleted", content("1"));
    Committed committed =
        committed(
            Write.update(updated, content("2")),
            Write.delete(deleted),
            Write.create(path("created"), content("3")));
    assertThat(committed.versions()).containsOnlyKeys(path("updated"), path("created"));
    Map<?, Document> read =
        store().getAll(List.of(path("updated"), path("deleted"), path("created")));
    assertThat(read.values())
        .containsExactly(
            new Document(path("updated"), committed.versionOf(path("updated")), content("2")),
            new Document(path("created"), committed.versionOf(path("created")), content("3")));
  }

  @Test
  default void commit_conflictAtAnyPosition_writesNothing() {
    for (int position = 0; position < 4; position++) {
      String round = "r" + position + "-";
      Document updated = create(round + "updated", content("1"));
      Document deleted = create(round + "deleted", content("1"));
      Document taken = create(round + "taken", content("1"));
      List<Write> writes = new ArrayList<>();
      writes.add(Write.create(path(round + "created"), content("2")));
      writes.add(Write.update(updated, content("2")));
      writes.add(Write.delete(deleted));
      writes.add(position, Write.create(taken.path(), content("2")));

      assertThat(store().commit(writes))
          .as("conflict at %s", position)
          .isEqualTo(new Conflict(taken.path(), Kind.ALREADY_EXISTS));
      List<Document> before = List.of(updated, deleted, taken);
      assertThat(store().getAll(writes.stream().map(Write::path).toList()).values())
          .containsExactlyInAnyOrderElementsOf(before);
    }
  }

  @Test
  default void commit_severalConflicts_namesTheFirstInItsOrder() {
    Document taken = create("a", content("1"));
    Document gone = create("b", content("1"));
    delete(gone);
    Write create = Write.create(taken.path(), content("2"));
    Write update = Write.update(gone, content("2"));
    assertThat(store().commit(List.of(create, update)))
        .isEqualTo(new Conflict(path("a"), Kind.ALREADY_EXISTS));
    assertThat(store().commit(List.of(update, create)))
        .isEqualTo(new Conflict(path("b"), Kind.MISSING));
  }

  @Test
  default void commit_noWrites_isCommitted() {
    assertThat(store().commit(List.of())).isEqualTo(new Committed(Map.of()));
  }

  @Test
  default void commit_samePathTwice_throwsAndWritesNothing() {
    Write write = Write.create(path("a"), content("1"));
    assertThatIllegalArgumentException().isThrownBy(() -> store().commit(List.of(write, write)));
    assertThat(find(path("a"))).isEmpty();
  }

  @Test
  default void commit_asManyWritesAsAllowed_writesAll() {
    write(creates(StoreLimits.MAX_WRITES).toArray(Write[]::new));
    assertThat(store().getAll(creates(StoreLimits.MAX_WRITES).stream().map(Write::path).toList()))
        .hasSize(StoreLimits.MAX_WRITES);
  }

  @Test
  default void commit_moreWritesThanAllowed_throwsAndWritesNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().commit(creates(StoreLimits.MAX_WRITES + 1)));
    assertThat(find(path("n0"))).isEmpty();
  }

  @Test
  default void commit_moreTextThanAllowed_throwsAndWritesNothing() {
    Content large = content("x".repeat(Content.MAX_BODY_BYTES));
    int tooMany = StoreLimits.MAX_COMMIT_BYTES / Content.MAX_BODY_BYTES + 1;
    List<Write> writes =
        IntStream.range(0, tooMany).mapToObj(i -> Write.create(path("n" + i), large)).toList();
    assertThatIllegalArgumentException().isThrownBy(() -> store().commit(writes));
    assertThat(find(path("n0"))).isEmpty();
  }

  private static List<Write> creates(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Write.create(path("n" + i), content("{}")))
        .toList();
  }
}
