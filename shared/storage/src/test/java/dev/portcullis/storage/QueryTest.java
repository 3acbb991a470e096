package dev.portcullis.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.storage.Query.Match;
import dev.portcullis.storage.Query.Order;
import dev.portcullis.storage.Query.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

  private static final Instant NOON = Instant.parse("2024-05-06T12:00:00Z");
  private static final PageToken TOKEN = new PageToken(NOON, "a");

  @Test
  void in_collection_isItsNewestHundred() {
    assertThat(Query.in("things"))
        .isEqualTo(
            new Query(
                "things",
                Optional.empty(),
                TimeRange.ALWAYS,
                Order.NEWEST_FIRST,
                100,
                Optional.empty()));
  }

  @Test
  void refinements_inAnyOrder_addUp() {
    Query expected =
        new Query(
            "things",
            Optional.of(new Match("kind", "x")),
            new TimeRange(Optional.of(NOON), Optional.of(NOON.plusSeconds(1))),
            Order.OLDEST_FIRST,
            7,
            Optional.of(TOKEN));
    Query things = Query.in("things");
    assertThat(
            things
                .matching("kind", "x")
                .since(NOON)
                .before(NOON.plusSeconds(1))
                .oldestFirst()
                .limit(7)
                .after(TOKEN))
        .isEqualTo(expected);
    assertThat(
            things
                .after(Optional.of(TOKEN))
                .limit(7)
                .oldestFirst()
                .before(NOON.plusSeconds(1))
                .since(NOON)
                .matching("kind", "x"))
        .isEqualTo(expected);
    assertThat(expected.newestFirst().order()).isEqualTo(Order.NEWEST_FIRST);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, Query.MAX_LIMIT + 1, Integer.MAX_VALUE})
  void limit_outsideItsBounds_throws(int limit) {
    assertThatIllegalArgumentException().isThrownBy(() -> Query.in("things").limit(limit));
  }

  @Test
  void byId_withMatchOrRange_throws() {
    Query byId = Query.in("things").byId();
    assertThatIllegalArgumentException().isThrownBy(() -> byId.matching("kind", "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> byId.since(NOON));
    assertThatIllegalArgumentException().isThrownBy(() -> byId.before(NOON));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Query.in("things").matching("kind", "x").byId());
  }

  @Test
  void page_oneDocumentMoreThanTheLimit_isCutAndGoesOn() {
    List<Document> found = IntStream.range(0, 3).mapToObj(QueryTest::document).toList();
    assertThat(Page.of(found, 2))
        .isEqualTo(
            new Page(found.subList(0, 2), Optional.of(new PageToken(NOON.plusSeconds(1), "n1"))));
    assertThat(Page.of(found, 3)).isEqualTo(new Page(found, Optional.empty()));
  }

  private static Document document(int number) {
    return new Document(
        DocumentPath.of("things", "n" + number),
        new Version("1"),
        Content.of(NOON.plusSeconds(number), "{}"));
  }
}
