package dev.portcullis.testkit.storage;

import static dev.portcullis.testkit.storage.StoreFixture.at;
import static dev.portcullis.testkit.storage.StoreFixture.ids;
import static dev.portcullis.testkit.storage.StoreFixture.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.Document;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists, page by page. */
interface PagingContract extends StoreFixture {

  /** Every kind of list, of the same documents. */
  List<Query> LISTS =
      List.of(
          Query.in(COLLECTION).newestFirst(),
          Query.in(COLLECTION).oldestFirst(),
          Query.in(COLLECTION).byId(),
          Query.in(COLLECTION).matching("kind", "x").newestFirst(),
          Query.in(COLLECTION).matching("kind", "x").oldestFirst(),
          Query.in(COLLECTION).since(NOON.plusSeconds(1)).before(NOON.plusSeconds(3)),
          Query.in(COLLECTION)
              .since(NOON.plusSeconds(1))
              .before(NOON.plusSeconds(3))
              .oldestFirst());

  @Test
  default void pages_ofAnySize_giveTheListOnce() throws InvalidPageTokenException {
    // Four documents a second, so that pages end between equal times.
    for (int i = 0; i < 20; i++) {
      given("n" + i, at(i / 4).withLabel("kind", "x"));
    }
    for (Query list : LISTS) {
      List<String> whole = ids(store().query(list));
      assertThat(whole).doesNotHaveDuplicates().isNotEmpty();
      for (int limit : List.of(1, 2, 3, 4, 7, whole.size(), whole.size() + 1)) {
        assertThat(walk(list.limit(limit))).as("%s by %s", list, limit).isEqualTo(whole);
      }
    }
  }

  @Test
  default void page_notTheLast_isFullAndSaysWhereToGoOn() {
    threeThings();
    for (Query list : LISTS.subList(0, 5)) {
      Page page = store().query(list.limit(2));
      assertThat(page.documents()).hasSize(2);
      assertThat(page.next()).contains(PageToken.at(page.documents().get(1)));
    }
  }

  @Test
  default void page_theLastAndExactlyFull_hasNoNext() {
    threeThings();
    for (Query list : LISTS.subList(0, 5)) {
      assertThat(store().query(list.limit(3)).next()).isEmpty();
      Page first = store().query(list.limit(1));
      assertThat(store().query(list.limit(2).after(first.next())).next()).isEmpty();
    }
  }

  @Test
  default void nextPage_writesInBetween_neitherRepeatsNorSkips() {
    given("b", at(2));
    Document seen = create("c", at(3));
    given("d", at(4));
    Document removed = create("a", at(1));
    Query list = Query.in(COLLECTION).limit(2);
    Page first = store().query(list);
    assertThat(ids(first)).containsExactly("d", "c");

    given("new", at(9));
    given("d2", at(4));
    given("b2", at(2));
    given("c-before", at(3).withLabel("kind", "x"));
    delete(removed);
    delete(seen);

    // Of what came in between, only what sorts after the last one seen follows.
    assertThat(ids(store().query(list.limit(9).after(first.next())))).containsExactly("b2", "b");
  }

  @Test
  default void nextPage_byId_continuesAfterARemovedId() {
    threeThings();
    Query list = Query.in(COLLECTION).byId().limit(2);
    Page first = store().query(list);
    delete(find(path("n1")).orElseThrow());
    given("n1-", at(0));
    assertThat(ids(store().query(list.after(first.next())))).containsExactly("n1-", "n2");
  }

  @Test
  default void nextPage_tokenOfNoDocument_startsAtItsPlace() {
    threeThings();
    PageToken place = new PageToken(NOON.plusSeconds(1), "n1-");
    assertThat(ids(store().query(Query.in(COLLECTION).after(place)))).containsExactly("n1", "n0");
    assertThat(ids(store().query(Query.in(COLLECTION).oldestFirst().after(place))))
        .containsExactly("n2");
    assertThat(ids(store().query(Query.in(COLLECTION).byId().after(place)))).containsExactly("n2");
  }

  @Test
  default void nextPage_tokenOutsideTheRange_doesNotWidenIt() {
    threeThings();
    Query middle = Query.in(COLLECTION).since(NOON.plusSeconds(1)).before(NOON.plusSeconds(2));
    PageToken late = new PageToken(NOON.plusSeconds(99), "z");
    PageToken early = new PageToken(NOON.minusSeconds(99), "a");
    assertThat(ids(store().query(middle.newestFirst().after(late)))).containsExactly("n1");
    assertThat(ids(store().query(middle.newestFirst().after(early)))).isEmpty();
    assertThat(ids(store().query(middle.oldestFirst().after(early)))).containsExactly("n1");
    assertThat(ids(store().query(middle.oldestFirst().after(late)))).isEmpty();
  }

  private void threeThings() {
    for (int i = 0; i < 3; i++) {
      given("n" + i, at(i).withLabel("kind", "x"));
    }
  }
}
