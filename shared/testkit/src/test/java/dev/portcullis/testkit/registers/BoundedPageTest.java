package dev.portcullis.testkit.registers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.registers.document.BoundedPage;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedPageTest {

  private static final String COLLECTION = "projects/p/things";
  private static final String SMALL = "{}";

  private final CountingStore store = new CountingStore(new InMemoryStore());

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 99, 100, 101, 1000})
  void read_anyLimit_givesEverythingOnceInOrder(int limit) {
    given(100, SMALL);

    assertThat(walk(limit, i -> true)).isEqualTo(numbers(100, i -> true));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 1000})
  void read_passingOverMost_givesTheRestOnceInOrder(int limit) {
    given(700, SMALL);

    assertThat(walk(limit, i -> i % 97 == 5)).isEqualTo(numbers(700, i -> i % 97 == 5));
  }

  @Test
  void read_nothingAccepted_givesEmptyPagesThatGoOn() {
    given(2 * BoundedPage.MAX_LOOKED_AT, SMALL);
    store.reset();

    BoundedPage<Integer> page = page(10, i -> false, Optional.empty());

    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isPresent();
    // The first piece is as long as the page, as nothing was passed over yet.
    assertThat(store.queries()).isEqualTo(5);
    assertThat(store.documentsRead()).isEqualTo(BoundedPage.MAX_LOOKED_AT);
  }

  @Test
  void read_small_costsWhatItGives() {
    given(300, SMALL);
    store.reset();

    assertThat(page(20, i -> true, Optional.empty()).items()).hasSize(20);
    assertThat(store.queries()).isEqualTo(1);
    assertThat(store.documentsRead()).isEqualTo(20);
  }

  @Test
  void read_large_isCutByBytesAndLosesNothing() {
    String large = "\"" + "x".repeat(Content.MAX_BODY_BYTES - 2) + "\"";
    given(30, large);

    BoundedPage<Integer> page = page(30, i -> true, Optional.empty());

    assertThat(page.items()).hasSize(BoundedPage.MAX_BYTES / Content.MAX_BODY_BYTES);
    assertThat(walk(30, i -> true)).isEqualTo(numbers(30, i -> true));
  }

  @Test
  void read_longPage_holdsFewAtOnce() {
    given(200, SMALL);
    store.reset();

    assertThat(page(1000, i -> true, Optional.empty()).items()).hasSize(200);
    assertThat(store.queries()).isEqualTo(4);
    assertThat(store.documentsRead()).isEqualTo(200);
  }

  private List<Integer> walk(int limit, IntPredicate accepted) {
    List<Integer> numbers = new ArrayList<>();
    Optional<PageToken> next = Optional.empty();
    do {
      BoundedPage<Integer> page = page(limit, accepted, next);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      numbers.addAll(page.items());
      next = page.next();
    } while (next.isPresent());
    return numbers;
  }

  private BoundedPage<Integer> page(int limit, IntPredicate accepted, Optional<PageToken> after) {
    return BoundedPage.read(
        store,
        Query.in(COLLECTION).oldestFirst().limit(limit).after(after),
        document -> number(document).filter(accepted::test));
  }

  private static Optional<Integer> number(Document document) {
    return Optional.of(Integer.valueOf(document.path().id()));
  }

  private static List<Integer> numbers(int count, IntPredicate accepted) {
    return IntStream.range(0, count).filter(accepted).boxed().toList();
  }

  private void given(int count, String body) {
    for (int i = 0; i < count; i++) {
      DocumentPath path = DocumentPath.of(COLLECTION, "%05d".formatted(i));
      // Ten of one time, so that ids must break ties.
      Content content = Content.of(MutableClock.START.plusSeconds(i / 10), body);
      assertThat(store.commit(List.of(Write.create(path, content))))
          .isInstanceOf(CommitResult.Committed.class);
    }
  }
}
