package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionedRegisterTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant START = MutableClock.START;

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Texts texts = new Texts(store);

  @Test
  void find_neverWritten_isEmpty() {
    assertThat(texts.find("a")).isEmpty();
  }

  @Test
  void create_new_isRevisionOne() throws Exception {
    Revision<String> created = texts.create("a", "one");

    assertThat(created).isEqualTo(new Revision<>("one", 1, START, START, Gate.OWNER, List.of()));
    assertThat(created.etag()).isEqualTo("r1");
    assertThat(texts.find("a")).contains(created);
    assertThat(texts.history("a")).containsExactly(Optional.of(created));
  }

  @Test
  void create_again_answersWithTheFirstAndWritesNothing() throws Exception {
    Revision<String> created = texts.create("a", "one");
    texts.clock.advance(DAY);
    store.reset();

    assertThat(texts.create("a", "one")).isEqualTo(created);
    assertThat(store.commits()).isZero();
  }

  @Test
  void create_takenByOtherContent_isRefusedAndChangesNothing() throws Exception {
    Revision<String> created = texts.create("a", "one");

    assertRefused(
        Kind.ALREADY_EXISTS, "projects/p/texts/a already exists", () -> texts.create("a", "two"));
    assertThat(texts.find("a")).contains(created);
    assertThat(texts.history("a")).hasSize(1);
  }

  @Test
  void put_again_countsOnAndKeepsTheTimeOfCreation() throws Exception {
    Revision<String> first = texts.put("a", "one");
    texts.clock.advance(DAY);
    Revision<String> second = texts.put("a", "two");

    assertThat(second)
        .isEqualTo(new Revision<>("two", 2, START, START.plus(DAY), Gate.OWNER, List.of()));
    assertThat(texts.history("a")).containsExactly(Optional.of(first), Optional.of(second));
  }

  @Test
  void put_sameContent_writesNothing() throws Exception {
    Revision<String> first = texts.put("a", "one");
    texts.clock.advance(DAY);
    store.reset();

    assertThat(texts.put("a", "one")).isEqualTo(first);
    assertThat(texts.put("a", "one", "r1")).isEqualTo(first);
    assertThat(store.commits()).isZero();
  }

  @Test
  void put_currentEtag_replaces() throws Exception {
    String etag = texts.put("a", "one").etag();

    assertThat(texts.put("a", "two", etag).number()).isEqualTo(2);
  }

  @Test
  void put_etagSentTwice_answersWithTheRevisionItMade() throws Exception {
    String etag = texts.put("a", "one").etag();
    Revision<String> second = texts.put("a", "two", etag);
    store.reset();

    assertThat(texts.put("a", "two", etag)).isEqualTo(second);
    assertThat(texts.replace("a", "two", etag)).isEqualTo(second);
    assertThat(store.commits()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"r1", "r4", "r03", "R3", "3", "*", "W/\"r3\""})
  void put_anyOtherEtag_isRefusedAndChangesNothing(String etag) throws Exception {
    texts.given("a", "one");
    texts.given("a", "two");
    Revision<String> third = texts.put("a", "three");

    assertRefused(Kind.STALE, "read it again", () -> texts.put("a", "four", etag));
    assertRefused(Kind.STALE, () -> texts.replace("a", "four", etag));
    assertRefused(Kind.STALE, () -> texts.delete("a", etag));
    assertThat(texts.find("a")).contains(third);
    assertThat(texts.history("a")).hasSize(3);
  }

  @Test
  void put_etagWithoutResource_isRefused() {
    assertRefused(Kind.STALE, () -> texts.put("a", "one", "r1"));
    assertThat(texts.find("a")).isEmpty();
  }

  @Test
  void replace_nothingThere_isRefused() {
    assertRefused(
        Kind.NOT_FOUND, "projects/p/texts/a does not exist", () -> texts.replace("a", "one"));
    assertThat(texts.history("a")).isEmpty();
  }

  @Test
  void delete_resource_isNoLongerFoundButRemembered() throws Exception {
    Revision<String> first = texts.create("a", "one");
    texts.clock.advance(DAY);
    texts.delete("a", first.etag());

    assertThat(texts.find("a")).isEmpty();
    assertThat(texts.list(10)).isEmpty();
    assertThat(texts.history("a")).containsExactly(Optional.of(first), Optional.empty());
    assertThat(
            store.find(Texts.path("a").in("revisions", "%019d".formatted(2))).orElseThrow().body())
        .contains("\"revision\":2", "pipeline", START.plus(DAY).toString())
        .doesNotContain("one");
  }

  @Test
  void delete_twice_isRefused() throws Exception {
    texts.given("a", "one");
    texts.delete("a");

    assertRefused(Kind.NOT_FOUND, () -> texts.delete("a"));
    assertRefused(Kind.NOT_FOUND, () -> texts.replace("a", "two"));
    assertThat(texts.history("a")).hasSize(2);
  }

  @Test
  void create_afterDelete_countsOnAndHonoursNoOldEtag() throws Exception {
    String old = texts.create("a", "one").etag();
    texts.delete("a");
    texts.clock.advance(DAY);
    Revision<String> again = texts.create("a", "one");

    Instant now = START.plus(DAY);
    assertThat(again).isEqualTo(new Revision<>("one", 3, now, now, Gate.OWNER, List.of()));
    assertRefused(Kind.STALE, () -> texts.put("a", "two", old));
    assertThat(texts.history("a")).hasSize(3);
  }

  @Test
  void put_currentVersionLost_isUnavailableAndNeverAFreshStart() throws Exception {
    texts.given("a", "one");
    texts.given("a", "two");
    texts.lose("a");

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> texts.put("a", "three"))
        .withMessageContaining("projects/p/texts/a was written and is not there; restore it")
        .returns(
            StoreUnavailableException.Outcome.NOTHING_WRITTEN, StoreUnavailableException::outcome);
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> texts.create("a", "three"));
    assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> texts.find("a"));
    assertThat(texts.history("a")).hasSize(2);
  }

  @Test
  void put_moreThanADocumentHolds_isRefusedClearly() throws Exception {
    texts.given("a", "x".repeat(Content.MAX_BODY_BYTES - 1000));

    assertRefused(
        Kind.EXHAUSTED,
        "projects/p/texts/a is larger than can be kept",
        () -> texts.put("a", "x".repeat(Content.MAX_BODY_BYTES)));
    assertThat(texts.history("a")).hasSize(1);
  }

  @Test
  void list_several_areInTheOrderOfCreationEvenWhenChanged() throws Exception {
    for (String id : List.of("b", "c", "a")) {
      texts.given(id, id);
      texts.clock.advance(DAY);
    }
    texts.given("b", "changed");
    texts.given("gone", "gone");
    texts.delete("gone");

    assertThat(texts.list(10)).containsExactly("b", "c", "a");
    assertThat(texts.walk(1)).containsExactly("b", "c", "a");
    assertThat(
            texts.register.list(Texts.COLLECTION, 10, Optional.empty()).items().get(0).revision())
        .isEqualTo(texts.find("b").orElseThrow());
  }

  @Test
  void list_writesBetweenPages_neitherRepeatsNorSkips() throws Exception {
    for (int i = 0; i < 6; i++) {
      texts.given("n" + i, "");
      texts.clock.advance(DAY);
    }
    var first = texts.register.list(Texts.COLLECTION, 3, Optional.empty());
    assertThat(Texts.names(first.items())).containsExactly("n0", "n1", "n2");

    texts.given("n1", "changed");
    texts.delete("n2");
    texts.delete("n4");
    texts.given("n9", "");

    var second = texts.register.list(Texts.COLLECTION, 3, first.next());
    assertThat(Texts.names(second.items())).containsExactly("n3", "n5", "n9");
    assertThat(second.next()).isEmpty();
  }
}
