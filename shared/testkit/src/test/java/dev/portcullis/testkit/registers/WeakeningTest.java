package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.failure.RegisterException.MissingPermission;
import dev.portcullis.registers.weakening.Weakening;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A change after which more is allowed is marked, and only for who may make it. */
class WeakeningTest {

  private static final Weakening LONGER = new Weakening("text", "is longer than `one`");

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Texts texts = new Texts(store);

  @Test
  void put_weaker_isMarkedAndStaysMarked() throws Exception {
    texts.given("a", "one");
    Revision<String> weaker = texts.put("a", "three");

    assertThat(weaker.weakenings()).containsExactly(LONGER);
    assertThat(texts.find("a")).contains(weaker);
    assertThat(texts.put("a", "three")).as("a request sent twice").isEqualTo(weaker);
    assertThat(texts.history("a")).last().isEqualTo(Optional.of(weaker));
  }

  @Test
  void put_asStrict_isNotMarked() throws Exception {
    texts.given("a", "three");

    assertThat(texts.put("a", "two").weakenings()).isEmpty();
    assertThat(store.find(Texts.path("a")).orElseThrow().body()).doesNotContain("weakenings");
  }

  @Test
  void put_weakerWithoutPermission_isRefusedAndChangesNothing() throws Exception {
    texts.given("a", "one");
    store.reset();

    assertThatExceptionOfType(RegisterException.class)
        .isThrownBy(
            () -> texts.register.put(Gate.PIPELINE, Texts.path("a"), "three", Optional.empty()))
        .returns(Kind.FORBIDDEN, RegisterException::kind)
        .returns(
            Optional.of(
                new MissingPermission("WEAKENING_NOT_PERMITTED", "portcullis.policies.weaken")),
            RegisterException::missing)
        .withMessageContaining("`portcullis.policies.weaken`: text: is longer than `one`");
    assertThat(store.commits()).isZero();
  }

  @Test
  void put_asStrictWithoutPermission_isWritten() throws Exception {
    texts.given("a", "three");

    assertThat(texts.register.put(Gate.PIPELINE, Texts.path("a"), "two", Optional.empty()).number())
        .isEqualTo(2);
  }

  @Test
  void create_weakerThanWhatWasDeleted_isAWeakening() throws Exception {
    texts.given("a", "one");
    texts.delete("a");

    assertRefused(
        Kind.FORBIDDEN, () -> texts.register.create(Gate.PIPELINE, Texts.path("a"), "three"));
    assertThat(texts.create("a", "three").weakenings()).containsExactly(LONGER);
  }

  @Test
  void create_againAfterSeveralDeletions_isComparedWithTheLastThatSaidSomething() throws Exception {
    texts.given("a", "three");
    texts.delete("a");
    texts.given("a", "one");
    texts.delete("a");

    assertThat(texts.create("a", "three").weakenings()).containsExactly(LONGER);
  }

  @Test
  void create_first_isNoWeakening() throws Exception {
    assertThat(texts.create("a", "as long as you like").weakenings()).isEmpty();
  }

  @Test
  void create_whenWhatWasDeletedIsLost_isUnavailable() throws Exception {
    texts.given("a", "one");
    texts.given("a", "two");
    texts.delete("a");
    Document second =
        store.find(Texts.path("a").in("revisions", "%019d".formatted(2))).orElseThrow();
    assertThat(store.commit(List.of(Write.delete(second))).conflict()).isEmpty();

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> texts.create("a", "one"));
  }

  @Test
  void put_overAResource_readsOnceAndOverADeletionTwice() throws Exception {
    texts.given("a", "one");
    store.reset();
    texts.given("a", "two");
    assertThat(store.reads()).isEqualTo(1);

    texts.delete("a");
    store.reset();
    texts.given("a", "one");
    assertThat(store.reads()).isEqualTo(2);
  }
}
