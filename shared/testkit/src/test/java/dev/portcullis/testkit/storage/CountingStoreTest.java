package dev.portcullis.testkit.storage;

import static dev.portcullis.testkit.storage.StubStore.DOCUMENT;
import static dev.portcullis.testkit.storage.StubStore.PATH;
import static dev.portcullis.testkit.storage.StubStore.THINGS;
import static dev.portcullis.testkit.storage.StubStore.WRITES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.CommitResult.Conflict;
import dev.portcullis.storage.CommitResult.Conflict.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountingStoreTest {

  private final StubStore stub = new StubStore();
  private final CountingStore counting = new CountingStore(stub);

  @Test
  void calls_ofEveryKind_areCountedAndPassedOn() {
    assertThat(counting.getAll(List.of(PATH, PATH))).containsEntry(PATH, DOCUMENT);
    assertThat(counting.find(PATH)).contains(DOCUMENT);
    assertThat(counting.query(THINGS).documents()).containsExactly(DOCUMENT);
    assertThat(counting.commit(WRITES).conflict()).isEmpty();
    assertThat(counting.reads()).isEqualTo(2);
    assertThat(counting.queries()).isEqualTo(1);
    assertThat(counting.commits()).isEqualTo(1);
    assertThat(counting.roundTrips()).isEqualTo(4).isEqualTo(stub.calls);
    assertThat(counting.documentsRead()).isEqualTo(3);
    assertThat(counting.writes()).isEqualTo(1);
  }

  @Test
  void commit_conflict_isACommitWithoutWrites() {
    Conflict conflict = new Conflict(PATH, Kind.STALE);
    CountingStore losing = new CountingStore(new StubStore(conflict));
    assertThat(losing.commit(WRITES)).isEqualTo(conflict);
    assertThat(losing.commits()).isEqualTo(1);
    assertThat(losing.writes()).isZero();
  }

  @Test
  void reset_afterCalls_startsAtZero() {
    assertThat(counting.find(PATH)).isPresent();
    assertThat(counting.commit(WRITES).conflict()).isEmpty();
    counting.reset();
    assertThat(counting.roundTrips()).isZero();
    assertThat(counting.documentsRead()).isZero();
    assertThat(counting.writes()).isZero();
  }

  @Test
  void close_isPassedOn() {
    counting.close();
    assertThat(stub.closed).isTrue();
  }
}
