package dev.portcullis.testkit.storage;

import static dev.portcullis.testkit.storage.StoreFixture.at;
import static dev.portcullis.testkit.storage.StoreFixture.ids;
import static dev.portcullis.testkit.storage.StoreFixture.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists: what is in them, and in which order. */
interface ListContract extends StoreFixture {

  Query THINGS = Query.in(COLLECTION);

  @Test
  default void query_nothingThere_isTheEmptyLastPage() {
    assertThat(store().query(THINGS)).isEqualTo(new Page(List.of(), Optional.empty()));
  }

  @Test
  default void query_document_isWholeAsWritten() {
    Document written = create("a", at(0).withLabel("kind", Set.of("x", "y")).expiringAt(NOON));
    for (Query query : List.of(THINGS, THINGS.byId(), THINGS.matching("kind", "x"))) {
      assertThat(store().query(query).documents()).containsExactly(written);
    }
  }

  @Test
  default void query_byTime_ordersByTimeThenId() {
    given("b", at(1));
    given("c", at(0));
    given("a", at(1));
    given("B", at(1));
    given("z", at(-1));
    assertThat(ids(store().query(THINGS.newestFirst()))).containsExactly("b", "a", "B", "c", "z");
    assertThat(ids(store().query(THINGS.oldestFirst()))).containsExactly("z", "c", "B", "a", "b");
  }

  @Test
  default void query_timesOneMicrosecondApart_areOrdered() {
    given("later", Content.of(NOON.plusNanos(1000), "{}"));
    given("z-earlier", Content.of(NOON, "{}"));
    assertThat(ids(store().query(THINGS.newestFirst()))).containsExactly("later", "z-earlier");
  }

  @Test
  default void query_byId_ordersByIdAlone() {
    for (String id : List.of("b", "a-", "a", "B", "10", "9", "~", "a.b", "a_b", "a:b")) {
      given(id, at(id.hashCode() % 100));
    }
    assertThat(ids(store().query(THINGS.byId())))
        .containsExactly("10", "9", "B", "a", "a-", "a.b", "a:b", "a_b", "b", "~");
  }

  @Test
  default void query_range_includesItsStartAndNotItsEnd() {
    for (int second = 0; second < 5; second++) {
      given("s" + second, at(second));
    }
    Query oldest = THINGS.oldestFirst();
    assertThat(ids(store().query(oldest.since(NOON.plusSeconds(1)).before(NOON.plusSeconds(3)))))
        .containsExactly("s1", "s2");
    assertThat(ids(store().query(oldest.since(NOON.plusSeconds(3))))).containsExactly("s3", "s4");
    assertThat(ids(store().query(oldest.before(NOON.plusSeconds(2))))).containsExactly("s0", "s1");
    assertThat(ids(store().query(oldest.newestFirst().before(NOON.plusSeconds(2)))))
        .containsExactly("s1", "s0");
  }

  @Test
  default void query_emptyOrInvertedRange_isEmpty() {
    given("a", at(0));
    assertThat(ids(store().query(THINGS.since(NOON).before(NOON)))).isEmpty();
    assertThat(ids(store().query(THINGS.since(NOON.plusSeconds(1)).before(NOON)))).isEmpty();
  }

  @Test
  default void query_match_findsAnyOfALabelsValues() {
    given("deny", at(0).withLabel("verdict", "DENY").withLabel("image", Set.of("x", "y")));
    given("allow", at(1).withLabel("verdict", "ALLOW").withLabel("image", Set.of("y", "z")));
    given("none", at(2));
    assertThat(ids(store().query(THINGS.matching("verdict", "DENY")))).containsExactly("deny");
    assertThat(ids(store().query(THINGS.matching("image", "y")))).containsExactly("allow", "deny");
    assertThat(ids(store().query(THINGS.matching("image", "y").oldestFirst())))
        .containsExactly("deny", "allow");
    assertThat(ids(store().query(THINGS.matching("image", "x")))).containsExactly("deny");
  }

  @Test
  default void query_match_isExact() {
    given("a", at(0).withLabel("kind", Set.of("value", "a%", "")));
    for (String other : List.of("valu", "values", "VALUE", "val%", "valu_", "*", "a", "b%")) {
      assertThat(ids(store().query(THINGS.matching("kind", other)))).as(other).isEmpty();
    }
    assertThat(ids(store().query(THINGS.matching("sort", "value")))).isEmpty();
    assertThat(ids(store().query(THINGS.matching("Kind", "value")))).isEmpty();
    assertThat(ids(store().query(THINGS.matching("kind", "a%")))).containsExactly("a");
    assertThat(ids(store().query(THINGS.matching("kind", "")))).containsExactly("a");
  }

  @Test
  default void query_matchOfUnusualText_finds() {
    given("a", at(0).withLabel("kind", ContentContract.TEXT));
    assertThat(ids(store().query(THINGS.matching("kind", ContentContract.TEXT))))
        .containsExactly("a");
  }

  @Test
  default void query_matchAndRange_holdBoth() {
    for (int second = 0; second < 6; second++) {
      given("s" + second, at(second).withLabel("parity", second % 2 == 0 ? "even" : "odd"));
    }
    Query even = THINGS.matching("parity", "even").since(NOON.plusSeconds(1));
    assertThat(ids(store().query(even))).containsExactly("s4", "s2");
    assertThat(ids(store().query(even.before(NOON.plusSeconds(4))))).containsExactly("s2");
    assertThat(ids(store().query(even.oldestFirst()))).containsExactly("s2", "s4");
  }

  @Test
  default void query_afterUpdate_findsByTheNewLabelsAndTimeOnly() {
    Document before = create("a", at(5).withLabel("state", Set.of("open", "both")));
    given("b", at(3).withLabel("state", Set.of("open", "both")));
    write(Write.update(before, at(1).withLabel("state", Set.of("closed", "both"))));
    assertThat(ids(store().query(THINGS))).containsExactly("b", "a");
    assertThat(ids(store().query(THINGS.matching("state", "open")))).containsExactly("b");
    assertThat(ids(store().query(THINGS.matching("state", "closed")))).containsExactly("a");
    assertThat(ids(store().query(THINGS.matching("state", "both")))).containsExactly("b", "a");
  }

  @Test
  default void query_afterUpdateOfTheTimeAlone_ordersAnew() {
    Document before = create("a", at(5).withLabel("kind", "x"));
    given("b", at(3).withLabel("kind", "x"));
    write(Write.update(before, at(1).withLabel("kind", "x")));
    for (Query query : List.of(THINGS, THINGS.matching("kind", "x"))) {
      assertThat(ids(store().query(query))).containsExactly("b", "a");
    }
  }

  @Test
  default void query_afterUpdateOfTheLabelsAlone_findsByTheNewOnes() {
    Document before = create("a", at(0).withLabel("state", "open"));
    write(Write.update(before, at(0).withLabel("state", "closed")));
    assertThat(ids(store().query(THINGS.matching("state", "open")))).isEmpty();
    assertThat(ids(store().query(THINGS.matching("state", "closed")))).containsExactly("a");
  }

  @Test
  default void query_afterUpdateOfTheBodyAlone_findsItOnce() {
    Content content = at(0).withLabel("state", "open");
    Document before = create("a", content);
    Document after =
        update(before, new Content(content.time(), content.labels(), Optional.empty(), "[]"));
    for (Query query : List.of(THINGS, THINGS.byId(), THINGS.matching("state", "open"))) {
      assertThat(store().query(query).documents()).containsExactly(after);
    }
  }

  @Test
  default void query_afterDelete_findsNothing() {
    delete(create("a", at(0).withLabel("kind", "x")));
    for (Query query : List.of(THINGS, THINGS.byId(), THINGS.matching("kind", "x"))) {
      assertThat(ids(store().query(query))).isEmpty();
    }
  }

  @Test
  default void query_otherCollections_areNotListed() {
    Content labelled = at(0).withLabel("kind", "x");
    given("mine", labelled);
    given(path("mine").in("things", "below"), labelled);
    for (String other : List.of("projects/p/things2", "projects/p2/things", "projects", "things")) {
      given(DocumentPath.of(other, "other"), labelled);
    }
    for (Query query : List.of(THINGS, THINGS.byId(), THINGS.matching("kind", "x"))) {
      assertThat(ids(store().query(query))).containsExactly("mine");
    }
  }
}
