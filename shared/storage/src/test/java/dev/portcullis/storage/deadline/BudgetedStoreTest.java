package dev.portcullis.storage.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Conflict;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Version;
import dev.portcullis.storage.Write;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetedStoreTest {

  private static final DocumentPath PATH = DocumentPath.of("projects", "p");

  private final AtomicLong nanos = new AtomicLong();
  private final TimeBudget budget = new TimeBudget(Duration.ofNanos(10), nanos::get);
  private final SlowStore slow = new SlowStore();
  private final BudgetedStore store = new BudgetedStore(slow, budget);

  @Test
  void call_whenTheTimeIsUsedUp_isNotBegun() {
    TimeBudget.Scope scope = budget.start();
    assertThat(store.getAll(List.of(PATH))).isEmpty();

    assertThatExceptionOfType(OutOfTimeException.class)
        .isThrownBy(() -> store.getAll(List.of(PATH)));
    assertThatExceptionOfType(OutOfTimeException.class)
        .isThrownBy(() -> store.commit(List.of(new Write.Delete(PATH, new Version("1")))));

    assertThat(slow.calls).isEqualTo(1);
    scope.close();
  }

  @Test
  void commit_thatTookAllTheTime_isAnsweredAndFollowedUp() {
    TimeBudget.Scope scope = budget.start();

    CommitResult result = store.commit(List.of());

    assertThat(result.conflict()).isEmpty();
    assertThat(store.getAll(List.of(PATH))).isEmpty();
    scope.close();
  }

  @Test
  void commit_thatFoundAConflict_isNotTriedAgain() {
    slow.answer = new Conflict(PATH, Conflict.Kind.STALE);
    TimeBudget.Scope scope = budget.start();
    assertThat(store.commit(List.of()).conflict()).isPresent();

    assertThatExceptionOfType(OutOfTimeException.class).isThrownBy(() -> store.commit(List.of()));
    scope.close();
  }

  /** Every call takes the time that a request has. */
  private final class SlowStore implements DocumentStore {
    private CommitResult answer = new CommitResult.Committed(Map.of());
    private int calls;

    @Override
    public Map<DocumentPath, Document> getAll(Collection<DocumentPath> paths) {
      take();
      return Map.of();
    }

    @Override
    public CommitResult commit(List<Write> writes) {
      take();
      return answer;
    }

    @Override
    public Page query(Query query) {
      take();
      return new Page(List.of(), Optional.empty());
    }

    @Override
    public void close() {}

    private void take() {
      calls++;
      nanos.addAndGet(10);
    }
  }
}
