package dev.portcullis.testkit.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.registers.document.History;
import dev.portcullis.registers.document.History.Entry;
import dev.portcullis.registers.document.Version;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The versions that a resource had. */
class HistoryTest {

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Texts texts = new Texts(store);

  @Test
  void revisions_neverWritten_areNone() throws Exception {
    History<String> history = texts.revisions("a", 10, Optional.empty());

    assertThat(history.entries()).isEmpty();
    assertThat(history.next()).isEmpty();
  }

  @Test
  void revisions_several_areNewestFirstAndSayWhatWasBefore() throws Exception {
    texts.given("a", "one");
    texts.given("a", "three");
    texts.delete("a");
    texts.given("a", "two");

    List<Entry<String>> entries = texts.revisions("a", 10, Optional.empty()).entries();

    assertThat(entries.stream().map(Entry::version).map(Version::number))
        .containsExactly(4L, 3L, 2L, 1L);
    assertThat(entries.stream().map(Entry::version).map(Version::resource))
        .containsExactly(
            Optional.of("two"), Optional.empty(), Optional.of("three"), Optional.of("one"));
    assertThat(entries.stream().map(Entry::before))
        .containsExactly(
            Optional.of("three"), Optional.of("three"), Optional.of("one"), Optional.empty());
    assertThat(entries.get(1).version().author()).isEqualTo(Gate.PIPELINE);
    assertThat(entries.get(2).version().weakenings()).hasSize(1);
    assertThat(entries.get(3).version().etag()).isEqualTo("r1");
  }

  /** The entries of a page say the same about what was before them as those of one long page. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 100})
  void revisions_anySizeOfPage_areTheSame(int limit) throws Exception {
    texts.given("a", "one");
    texts.delete("a");
    texts.given("a", "two");
    texts.given("a", "four");
    texts.delete("a");
    List<Entry<String>> all = texts.revisions("a", 100, Optional.empty()).entries();

    List<Entry<String>> walked = new ArrayList<>();
    Optional<PageToken> next = Optional.empty();
    do {
      History<String> page = texts.revisions("a", limit, next);
      assertThat(page.entries()).hasSizeBetween(1, limit);
      walked.addAll(page.entries());
      next = page.next();
    } while (next.isPresent());

    assertThat(walked).isEqualTo(all).hasSize(5);
  }

  @Test
  void revisions_writesBetweenPages_neitherRepeatNorSkip() throws Exception {
    texts.given("a", "one");
    texts.given("a", "two");
    texts.given("a", "three");
    History<String> first = texts.revisions("a", 2, Optional.empty());
    texts.given("a", "four");

    History<String> second = texts.revisions("a", 2, first.next());

    assertThat(second.entries()).singleElement().returns(1L, entry -> entry.version().number());
  }

  @Test
  void revisions_clockThatWentBack_areInTheOrderOfTheirNumbers() throws Exception {
    texts.given("a", "one");
    texts.clock.advance(Duration.ofDays(-1));
    texts.given("a", "two");

    assertThat(texts.revisions("a", 10, Optional.empty()).entries())
        .extracting(entry -> entry.version().number())
        .containsExactly(2L, 1L);
  }

  @Test
  void revisions_onePage_readsTwiceHoweverLongTheHistoryIs() throws Exception {
    for (int i = 0; i < 50; i++) {
      texts.given("a", "text " + i);
    }
    store.reset();

    assertThat(texts.revisions("a", 10, Optional.empty()).entries()).hasSize(10);
    assertThat(store.reads()).isEqualTo(2);
  }

  /** One answer has to fit into what the platform sends, however large the versions are. */
  @Test
  void revisions_largeOnes_areFewerOnAPageAndAllOnSeveral() throws Exception {
    for (int i = 0; i < 23; i++) {
      texts.given("a", "x".repeat(800_000 - i));
    }

    List<Long> walked = new ArrayList<>();
    Optional<PageToken> next = Optional.empty();
    do {
      History<String> page = texts.revisions("a", 100, next);
      assertThat(page.entries()).hasSizeBetween(1, 10);
      page.entries().forEach(entry -> walked.add(entry.version().number()));
      next = page.next();
    } while (next.isPresent());

    assertThat(walked).containsExactlyElementsOf(countingDown(23));
  }

  private static List<Long> countingDown(long from) {
    return LongStream.iterate(from, number -> number > 0, number -> number - 1).boxed().toList();
  }

  @Test
  void revisions_oneOfThemLost_isUnavailableAndNeverAGap() throws Exception {
    texts.given("a", "one");
    texts.given("a", "two");
    texts.given("a", "three");
    DocumentPath second = Texts.path("a").in("revisions", "%019d".formatted(2));
    Document document = store.find(second).orElseThrow();
    assertThat(store.commit(List.of(Write.delete(document))).conflict()).isEmpty();

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> texts.revisions("a", 10, Optional.empty()));
  }

  @Test
  void revisions_tokenOfAnotherList_isRefused() throws Exception {
    texts.given("a", "one");
    PageToken foreign = new PageToken(Instant.EPOCH, "qa");

    assertThatExceptionOfType(InvalidPageTokenException.class)
        .isThrownBy(() -> texts.revisions("a", 10, Optional.of(foreign)));
    assertThatExceptionOfType(InvalidPageTokenException.class)
        .isThrownBy(
            () ->
                texts.revisions(
                    "a", 10, Optional.of(new PageToken(MutableClock.START, "9".repeat(19)))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101})
  void revisions_pageThatCannotBe_isRefused(int limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> texts.revisions("a", limit, Optional.empty()));
  }
}
