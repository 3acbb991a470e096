package dev.portcullis.storage.firestore;

import static dev.portcullis.storage.firestore.FakeRemote.after;
import static dev.portcullis.storage.firestore.FakeRemote.before;
import static dev.portcullis.storage.firestore.StoreOverFake.creation;
import static dev.portcullis.storage.firestore.StoreOverFake.path;
import static dev.portcullis.storage.firestore.StoreOverFake.replacement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.firestore.v1.CommitResponse;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Committed;
import dev.portcullis.storage.CommitResult.Conflict;
import dev.portcullis.storage.CommitResult.Conflict.Kind;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import dev.portcullis.storage.Write;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commits whose first sending fails, whether it was written or not. */
class LostAnswerTest {

  private final StoreOverFake fake = new StoreOverFake();

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "SLOW", "INTERNAL"})
  void create_writtenAndAnswerLost_isRecognised(Failure failure) {
    fake.remote.failCommits(after(failure));
    CommitResult result = fake.store.commit(List.of(creation("a")));
    assertThat(result).isEqualTo(new Committed(Map.of(path("a"), fake.find("a").version())));
    assertThat(fake.remote.commits()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"ABORTED", "EXHAUSTED", "UNREACHABLE", "SLOW", "INTERNAL"})
  void create_notWritten_isSentAgain(Failure failure) {
    fake.remote.failCommits(before(failure), before(failure));
    CommitResult result = fake.store.commit(List.of(creation("a")));
    assertThat(result).isEqualTo(new Committed(Map.of(path("a"), fake.find("a").version())));
    assertThat(fake.remote.commits()).isEqualTo(3);
    assertThat(fake.remote.reconnects()).isEqualTo(failure.isOfConnection() ? 2 : 0);
  }

  @Test
  void mixed_writtenAndAnswerLost_isRecognised() {
    Document updated = fake.given("updated");
    Document deleted = fake.given("deleted");
    fake.remote.failCommits(after(Failure.SLOW));
    CommitResult result =
        fake.store.commit(
            List.of(Write.delete(deleted), replacement(updated), creation("created")));
    assertThat(result)
        .isEqualTo(
            new Committed(
                Map.of(
                    path("updated"), fake.find("updated").version(),
                    path("created"), fake.find("created").version())));
    assertThat(fake.store.find(path("deleted"))).isEmpty();
  }

  @Test
  void mixed_writtenAndOneOverwrittenSince_isRecognisedByTheOther() {
    Document a = fake.given("a");
    Document b = fake.given("b");
    fake.remote.failCommits(
        call -> {
          call.run();
          assertThat(fake.store.commit(List.of(replacement(fake.find("a")))))
              .isInstanceOf(Committed.class);
          after(Failure.SLOW).strike(() -> {});
        });
    CommitResult result = fake.store.commit(List.of(replacement(a), replacement(b)));
    assertThat(result).isInstanceOf(Committed.class);
    Committed committed = (Committed) result;
    assertThat(committed.versionOf(path("b"))).isEqualTo(fake.find("b").version());
    assertThat(committed.versionOf(path("a"))).isNotEqualTo(fake.find("a").version());
  }

  @Test
  void delete_writtenAndAnswerLost_isRecognised() {
    Document a = fake.given("a");
    Document b = fake.given("b");
    fake.remote.failCommits(after(Failure.UNREACHABLE));
    assertThat(fake.store.commit(List.of(Write.delete(a), Write.delete(b))))
        .isEqualTo(new Committed(Map.of()));
  }

  @Test
  void update_writtenAndOverwrittenSince_isUnknown() {
    Document read = fake.given("a");
    fake.remote.failCommits(
        call -> {
          call.run();
          assertThat(fake.store.commit(List.of(replacement(fake.find("a")))))
              .isInstanceOf(Committed.class);
          after(Failure.SLOW).strike(() -> {});
        });
    assertUnknown(List.of(replacement(read)));
  }

  @Test
  void create_takenByAnotherMeanwhile_isUnknown() {
    // It cannot be told from our own document, replaced since: to say conflict would be a guess.
    fake.remote.failCommits(
        call -> {
          var unused = fake.given("a");
          before(Failure.SLOW).strike(call);
        });
    assertUnknown(List.of(creation("a")));
  }

  @Test
  void update_notWrittenAndOtherDocumentStale_isAConflict() {
    Document untouched = fake.given("a");
    Document stale = fake.given("b");
    fake.remote.failCommits(
        call -> {
          assertThat(fake.store.commit(List.of(replacement(stale)))).isInstanceOf(Committed.class);
          before(Failure.UNREACHABLE).strike(call);
        });
    assertThat(fake.store.commit(List.of(replacement(untouched), replacement(stale))))
        .isEqualTo(new Conflict(path("b"), Kind.STALE));
    assertThat(fake.find("a")).isEqualTo(untouched);
  }

  @Test
  void commit_conflictWithACertainAnswer_needsNoGuess() {
    Document taken = fake.given("a");
    fake.remote.failCommits(before(Failure.ABORTED));
    assertThat(fake.store.commit(List.of(creation("a"))))
        .isEqualTo(new Conflict(path("a"), Kind.ALREADY_EXISTS));
    assertThat(fake.find("a")).isEqualTo(taken);
  }

  @Test
  void commit_conflictGoneBeforeItIsNamed_isSentAgain() {
    fake.remote.failCommits(before(Failure.PRECONDITION));
    assertThat(fake.store.commit(List.of(creation("a")))).isInstanceOf(Committed.class);
    assertThat(fake.remote.commits()).isEqualTo(2);
  }

  @Test
  void create_answerLostAndNothingThere_isSentAgain() {
    fake.remote.failCommits(before(Failure.SLOW), before(Failure.PRECONDITION));
    assertThat(fake.store.commit(List.of(creation("a")))).isInstanceOf(Committed.class);
    assertThat(fake.remote.commits()).isEqualTo(3);
  }

  @Test
  void delete_notWrittenAndOneRemovedByAnother_isAConflict() {
    Document untouched = fake.given("a");
    Document gone = fake.given("b");
    fake.remote.failCommits(
        call -> {
          assertThat(fake.store.commit(List.of(Write.delete(gone)))).isInstanceOf(Committed.class);
          before(Failure.SLOW).strike(call);
        });
    assertThat(fake.store.commit(List.of(Write.delete(untouched), Write.delete(gone))))
        .isEqualTo(new Conflict(path("b"), Kind.MISSING));
    assertThat(fake.find("a")).isEqualTo(untouched);
  }

  @Test
  void delete_writtenAndCreatedAnewSince_isUnknown() {
    Document read = fake.given("a");
    fake.remote.failCommits(
        call -> {
          call.run();
          var unused = fake.given("a");
          before(Failure.SLOW).strike(call);
        });
    assertUnknown(List.of(Write.delete(read)));
  }

  @Test
  void commit_answerLostTwice_isRecognised() {
    fake.remote.failCommits(after(Failure.INTERNAL), before(Failure.INTERNAL));
    assertThat(fake.store.commit(List.of(creation("a")))).isInstanceOf(Committed.class);
  }

  @Test
  void commit_answerWithoutVersions_countsAsLost() {
    assertThatExceptionOfType(CallFailedException.class)
        .isThrownBy(
            () -> CommitForm.answer(List.of(creation("a")), CommitResponse.getDefaultInstance()))
        .returns(true, failed -> failed.failure().mayHaveHappened());
  }

  @Test
  void commit_readAfterItFails_isUnknown() {
    fake.remote.failCommits(after(Failure.SLOW));
    fake.remote.failReads(before(Failure.DENIED));
    assertUnknown(List.of(creation("a")));
  }

  private void assertUnknown(List<Write> writes) {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> fake.store.commit(writes))
        .returns(Outcome.UNKNOWN, StoreUnavailableException::outcome);
  }
}
