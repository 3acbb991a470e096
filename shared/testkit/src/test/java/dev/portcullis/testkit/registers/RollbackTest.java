package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An old version becomes the current one. */
class RollbackTest {

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Texts texts = new Texts(store);

  @Test
  void rollback_oldVersion_isANewOne() throws Exception {
    texts.given("a", "one");
    texts.given("a", "two");
    texts.clock.advance(Duration.ofDays(1));

    Revision<String> back = texts.rollback("a", 1);

    assertThat(back.resource()).isEqualTo("one");
    assertThat(back.number()).isEqualTo(3);
    assertThat(back.createTime()).isEqualTo(MutableClock.START);
    assertThat(back.updateTime()).isEqualTo(MutableClock.START.plus(Duration.ofDays(1)));
    assertThat(texts.find("a")).contains(back);
    assertThat(texts.history("a")).hasSize(3);
  }

  @Test
  void rollback_deletedResource_isThereAgain() throws Exception {
    texts.given("a", "one");
    texts.delete("a");

    assertThat(texts.rollback("a", 1).number()).isEqualTo(3);
    assertThat(texts.list(10)).containsExactly("a");
  }

  @Test
  void rollback_toWhatIsThere_writesNothing() throws Exception {
    texts.given("a", "one");
    texts.given("a", "two");
    Revision<String> back = texts.rollback("a", 1, "r2");
    store.reset();

    assertThat(texts.rollback("a", 1)).isEqualTo(back);
    assertThat(texts.rollback("a", 1, "r2")).as("a request sent twice").isEqualTo(back);
    assertThat(store.commits()).isZero();
  }

  @Test
  void rollback_otherEtag_isRefused() throws Exception {
    texts.given("a", "one");
    texts.given("a", "two");

    assertRefused(Kind.STALE, () -> texts.rollback("a", 1, "r1"));
    assertThat(texts.history("a")).hasSize(2);
  }

  @Test
  void rollback_toADeletion_isRefused() throws Exception {
    texts.given("a", "one");
    texts.delete("a");
    texts.given("a", "two");

    assertRefused(
        Kind.PRECONDITION,
        "revision 2 of projects/p/texts/a is where it was deleted",
        () -> texts.rollback("a", 2));
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 7, Long.MAX_VALUE})
  void rollback_versionThatNeverWas_isNotFound(long number) throws Exception {
    texts.given("a", "one");

    assertRefused(
        Kind.NOT_FOUND,
        "projects/p/texts/a has no revision " + number,
        () -> texts.rollback("a", number));
  }

  @Test
  void rollback_neverWritten_isNotFound() {
    assertRefused(
        Kind.NOT_FOUND, "projects/p/texts/a does not exist", () -> texts.rollback("a", 1));
  }

  @Test
  void rollback_currentVersionLost_isUnavailable() throws Exception {
    texts.given("a", "one");
    texts.lose("a");

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> texts.rollback("a", 1));
  }

  @Test
  void rollback_toSomethingWeaker_isAWeakening() throws Exception {
    texts.given("a", "longer");
    texts.given("a", "short");

    assertThat(texts.rollback("a", 1).weakenings()).hasSize(1);
    assertThat(texts.rollback("a", 2).weakenings()).isEmpty();
  }

  @Test
  void rollback_whatTheRuleForbids_isRefused() throws Exception {
    texts.given("a", "one");
    texts.given("a", "forbidden");
    texts.given("a", "two");

    assertRefused(Kind.PRECONDITION, "over Optional[two]", () -> texts.rollback("a", 2));
    texts.delete("a");
    assertRefused(Kind.PRECONDITION, "over Optional.empty", () -> texts.rollback("a", 2));
  }
}
