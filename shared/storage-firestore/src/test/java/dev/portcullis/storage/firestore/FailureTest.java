package dev.portcullis.storage.firestore;

import static dev.portcullis.storage.firestore.FakeRemote.before;
import static dev.portcullis.storage.firestore.StoreOverFake.creation;
import static dev.portcullis.storage.firestore.StoreOverFake.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.api.gax.rpc.StatusCode;
import com.google.firestore.v1.Value;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller is told when the server does not answer, and how often it is asked. */
class FailureTest {

  private final StoreOverFake fake = new StoreOverFake();

  @ParameterizedTest
  @CsvSource({
    "FAILED_PRECONDITION, PRECONDITION",
    "ALREADY_EXISTS, PRECONDITION",
    "NOT_FOUND, ABSENT",
    "ABORTED, ABORTED",
    "RESOURCE_EXHAUSTED, EXHAUSTED",
    "UNAVAILABLE, UNREACHABLE",
    "DEADLINE_EXCEEDED, SLOW",
    "INTERNAL, INTERNAL",
    "UNKNOWN, INTERNAL",
    "PERMISSION_DENIED, DENIED",
    "UNAUTHENTICATED, DENIED",
    "INVALID_ARGUMENT, REFUSED",
    "OUT_OF_RANGE, REFUSED",
    "CANCELLED, OTHER",
    "DATA_LOSS, OTHER",
    "UNIMPLEMENTED, OTHER",
    "OK, OTHER"
  })
  void failure_ofEveryCode_isKnown(StatusCode.Code code, Failure failure) {
    assertThat(Failure.of(code)).isEqualTo(failure);
  }

  @ParameterizedTest
  @EnumSource
  void failure_ofAnyKind_saysSomethingAndWhenToComeBack(Failure failure) {
    StoreUnavailableException thrown = failure.exception(Outcome.UNKNOWN, null);
    assertThat(thrown).hasMessageContaining("the ");
    assertThat(thrown.retryAfter()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "ABORTED, NOTHING_WRITTEN",
    "EXHAUSTED, NOTHING_WRITTEN",
    "UNREACHABLE, UNKNOWN",
    "INTERNAL, UNKNOWN",
    "PRECONDITION, NOTHING_WRITTEN"
  })
  void commit_failingForEver_endsAfterFewAttempts(Failure failure, Outcome outcome) {
    fake.remote.failCommits(
        Collections.nCopies(100, before(failure)).toArray(FakeRemote.Fault[]::new));
    assertUnavailable(outcome, () -> fake.store.commit(List.of(creation("a"))));
    assertThat(fake.remote.commits()).isEqualTo(Attempts.MOST);
    assertThat(fake.clock.nanos()).isLessThan(StoreOverFake.DEADLINE.toNanos());
  }

  @ParameterizedTest
  @CsvSource({"DENIED, NOTHING_WRITTEN", "REFUSED, NOTHING_WRITTEN", "OTHER, UNKNOWN"})
  void commit_failingForGood_isNotSentAgain(Failure failure, Outcome outcome) {
    fake.remote.failCommits(before(failure));
    assertUnavailable(outcome, () -> fake.store.commit(List.of(creation("a"))));
    assertThat(fake.remote.commits()).isEqualTo(1);
  }

  @Test
  void commit_failingForGoodAfterALostAnswer_isUnknown() {
    fake.remote.failCommits(FakeRemote.after(Failure.SLOW), before(Failure.DENIED));
    assertUnavailable(Outcome.UNKNOWN, () -> fake.store.commit(List.of(creation("a"))));
  }

  @Test
  void commit_everyAttemptHanging_endsAtTheDeadline() {
    FakeRemote.Fault hangs =
        call -> {
          fake.clock.pause(fake.remote.timeouts().get(fake.remote.timeouts().size() - 1));
          before(Failure.SLOW).strike(call);
        };
    fake.remote.failCommits(Collections.nCopies(100, hangs).toArray(FakeRemote.Fault[]::new));
    assertUnavailable(Outcome.UNKNOWN, () -> fake.store.commit(List.of(creation("a"))));
    assertThat(fake.clock.nanos()).isLessThanOrEqualTo(StoreOverFake.DEADLINE.toNanos());
    assertThat(fake.remote.timeouts())
        .hasSizeGreaterThan(2)
        .first()
        .isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void commit_interrupted_isUnknownAndKeepsTheInterrupt() {
    fake.remote.failCommits(
        call -> {
          throw new InterruptedException("on purpose");
        });
    assertUnavailable(Outcome.UNKNOWN, () -> fake.store.commit(List.of(creation("a"))));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void reads_failingForAMoment_areRepeated() {
    var document = fake.given("a");
    int before = fake.remote.reads();
    fake.remote.failReads(before(Failure.UNREACHABLE), before(Failure.SLOW));
    assertThat(fake.find("a")).isEqualTo(document);
    assertThat(fake.remote.reads()).isEqualTo(before + 3);
    fake.remote.failReads(before(Failure.INTERNAL));
    assertThat(fake.store.query(Query.in("things")).documents()).containsExactly(document);
  }

  @Test
  void reads_failingForEver_areUnavailable() {
    fake.remote.failReads(
        Collections.nCopies(100, before(Failure.UNREACHABLE)).toArray(FakeRemote.Fault[]::new));
    assertUnavailable(Outcome.NOTHING_WRITTEN, () -> fake.store.find(path("a")));
    assertUnavailable(Outcome.NOTHING_WRITTEN, () -> fake.store.query(Query.in("things")));
    assertThat(fake.remote.reads()).isEqualTo(2 * Attempts.MOST);
  }

  @Test
  void getAll_answerThatLeavesOneOut_isNotTakenForAbsence() {
    var document = fake.given("a");
    // A fault that does nothing ends the stream early and well.
    fake.remote.failReads(call -> {});
    assertThat(fake.find("a")).isEqualTo(document);
  }

  @ParameterizedTest
  @ValueSource(strings = {"time", "labels", "body", "expireAt"})
  void document_ofAnotherForm_isUnavailable(String field) {
    var unused = fake.given("a");
    fake.remote
        .documents()
        .replaceAll(
            (name, stored) ->
                stored.toBuilder()
                    .putFields(field, Value.newBuilder().setIntegerValue(1).build())
                    .build());
    assertUnavailable(Outcome.NOTHING_WRITTEN, () -> fake.store.find(path("a")));
    assertUnavailable(Outcome.NOTHING_WRITTEN, () -> fake.store.query(Query.in("things")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"time", "labels", "body"})
  void document_withoutAField_isUnavailable(String field) {
    var unused = fake.given("a");
    fake.remote
        .documents()
        .replaceAll((name, stored) -> stored.toBuilder().removeFields(field).build());
    assertUnavailable(Outcome.NOTHING_WRITTEN, () -> fake.store.find(path("a")));
  }

  @Test
  void document_withAFieldOfANewerVersion_isRead() {
    var document = fake.given("a");
    fake.remote
        .documents()
        .replaceAll(
            (name, stored) ->
                stored.toBuilder()
                    .putFields("later", Value.newBuilder().setIntegerValue(1).build())
                    .build());
    assertThat(fake.find("a")).isEqualTo(document);
  }

  private static void assertUnavailable(Outcome outcome, ThrowingCallable call) {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(call)
        .returns(outcome, StoreUnavailableException::outcome);
  }
}
