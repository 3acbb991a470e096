package dev.portcullis.testkit.storage;

import static dev.portcullis.testkit.storage.StoreFixture.content;
import static dev.portcullis.testkit.storage.StoreFixture.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.StoreLimits;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reading by path. */
interface ReadContract extends StoreFixture {

  @Test
  default void getAll_noPaths_isEmpty() {
    assertThat(store().getAll(List.of())).isEmpty();
  }

  @Test
  default void getAll_absentDocument_isAbsent() {
    Document there = create("there", content("{}"));
    assertThat(store().getAll(List.of(path("absent"), there.path())))
        .containsOnlyKeys(there.path())
        .containsValue(there);
  }

  @Test
  default void getAll_samePathTwice_countsOnce() {
    Document there = create("there", content("{}"));
    assertThat(store().getAll(List.of(there.path(), there.path())).values()).containsExactly(there);
  }

  @Test
  default void getAll_severalPaths_keepsTheirOrder() {
    Document first = create("z", content("1"));
    Document second = create("a", content("2"));
    Document third = create("m", content("3"));
    assertThat(store().getAll(List.of(first.path(), second.path(), third.path())).values())
        .containsExactly(first, second, third);
  }

  @Test
  default void getAll_sameIdElsewhere_isAnotherDocument() {
    DocumentPath here = path("same");
    DocumentPath below = here.in("things", "same");
    Document only = create(below, content("below"));
    assertThat(store().getAll(List.of(here, below)).values()).containsExactly(only);
  }

  @Test
  default void getAll_idsOfOtherCase_areOtherDocuments() {
    Document lower = create("case", content("lower"));
    Document upper = create("CASE", content("upper"));
    assertThat(store().getAll(List.of(upper.path(), lower.path())).values())
        .containsExactly(upper, lower);
  }

  @Test
  default void getAll_everyCharacterOfPaths_isKept() {
    DocumentPath odd = DocumentPath.of("a.b/c_d/E~f", "G:h@i-9");
    Document document = create(odd, content("{}"));
    assertThat(find(odd)).contains(document);
  }

  @Test
  default void getAll_asManyAsAllowed_areRead() {
    Document last = create("n" + (StoreLimits.MAX_PATHS - 1), content("{}"));
    assertThat(store().getAll(paths(StoreLimits.MAX_PATHS)).values()).containsExactly(last);
  }

  @Test
  default void getAll_moreThanAllowed_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().getAll(paths(StoreLimits.MAX_PATHS + 1)));
  }

  private static List<DocumentPath> paths(int count) {
    return IntStream.range(0, count).mapToObj(i -> path("n" + i)).toList();
  }
}
