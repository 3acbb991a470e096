package dev.portcullis.testkit.storage;

import static dev.portcullis.testkit.storage.StubStore.PATH;
import static dev.portcullis.testkit.storage.StubStore.THINGS;
import static dev.portcullis.testkit.storage.StubStore.WRITES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import dev.portcullis.testkit.storage.FailingStore.When;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FailingStoreTest {

  private final StubStore stub = new StubStore();

  @Test
  void at_before_failsThatCallAloneAndKeepsItFromTheStore() {
    FailingStore failing = FailingStore.at(2, When.BEFORE, stub);
    assertThat(failing.find(PATH)).isPresent();
    assertFails(Outcome.NOTHING_WRITTEN, () -> failing.commit(WRITES));
    assertThat(stub.calls).isEqualTo(1);
    assertThat(failing.commit(WRITES).conflict()).isEmpty();
    assertThat(failing.calls()).isEqualTo(3);
    assertThat(stub.calls).isEqualTo(2);
  }

  @Test
  void at_after_losesTheAnswerOfWhatHappened() {
    FailingStore failing = FailingStore.at(1, When.AFTER, stub);
    assertFails(Outcome.UNKNOWN, () -> failing.commit(WRITES));
    assertThat(stub.calls).isEqualTo(1);
  }

  @Test
  void from_everyKindOfCall_failsFromThenOn() {
    FailingStore failing = FailingStore.from(2, When.BEFORE, stub);
    assertThat(failing.find(PATH)).isPresent();
    assertFails(Outcome.NOTHING_WRITTEN, () -> failing.find(PATH));
    assertFails(Outcome.NOTHING_WRITTEN, () -> failing.query(THINGS));
    assertFails(Outcome.NOTHING_WRITTEN, () -> failing.commit(WRITES));
    assertThat(stub.calls).isEqualTo(1);
  }

  @Test
  void read_failingAfter_hasWrittenNothing() {
    assertFails(Outcome.NOTHING_WRITTEN, () -> FailingStore.at(1, When.AFTER, stub).query(THINGS));
    assertFails(Outcome.NOTHING_WRITTEN, () -> FailingStore.at(1, When.AFTER, stub).find(PATH));
  }

  @Test
  void close_isPassedOn() {
    FailingStore.from(1, When.BEFORE, stub).close();
    assertThat(stub.closed).isTrue();
  }

  private static void assertFails(Outcome outcome, ThrowingCallable call) {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(call)
        .returns(outcome, StoreUnavailableException::outcome);
  }
}
