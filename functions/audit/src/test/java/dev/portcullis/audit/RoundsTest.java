package dev.portcullis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.chore.Chore;
import dev.portcullis.record.chore.Round;
import dev.portcullis.record.chore.Rounds;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Write;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every project has its turn, however little time there is. */
class RoundsTest {

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final AtomicLong seconds = new AtomicLong();
  private final List<String> done = new ArrayList<>();

  @BeforeEach
  void register() throws Exception {
    for (String project : List.of("a", "b", "c", "d", "e")) {
      gate.project(project).register();
    }
  }

  @Test
  void go_noChores_asksNobody() {
    store.reset();

    assertThat(rounds(List.of()).go(Duration.ofSeconds(1))).isEqualTo(new Round(List.of(), true));
    assertThat(store.roundTrips()).isZero();
  }

  @Test
  void go_littleTime_goesOnWhereTheLastOneEnded() {
    Rounds rounds = rounds(List.of(new Chore("seal", project -> work(project.value()))));

    assertThat(rounds.go(Duration.ofSeconds(2)).complete()).isFalse();
    assertThat(done).containsExactly("a", "b");
    assertThat(rounds.go(Duration.ofSeconds(2)).complete()).isFalse();
    Round last = rounds.go(Duration.ofSeconds(2));

    assertThat(last).isEqualTo(new Round(List.of(new Round.Done("seal", 1, 0)), true));
    assertThat(done).containsExactly("a", "b", "c", "d", "e");
    assertThat(store.find(DocumentPath.of("rounds", "chores"))).isEmpty();
    assertThat(rounds.go(Duration.ofSeconds(9)).complete()).isTrue();
    assertThat(done).hasSize(10);
  }

  @Test
  void go_damagedPlace_beginsAnew() {
    Content damaged = Content.of(gate.clock().instant(), "nothing");
    DocumentPath place = DocumentPath.of("rounds", "chores");
    assertThat(store.commit(List.of(Write.create(place, damaged))).conflict()).isEmpty();
    Rounds rounds = rounds(List.of(new Chore("seal", project -> work(project.value()))));

    assertThat(rounds.go(Duration.ofSeconds(60)).complete()).isTrue();
    assertThat(done).hasSize(5);
    assertThat(store.find(place)).isEmpty();
  }

  @Test
  void go_oneProjectFails_theOthersHaveTheirTurn() {
    Chore chore =
        new Chore(
            "seal",
            project -> {
              if (project.value().equals("b")) {
                throw new RegisterException(RegisterException.Kind.PRECONDITION, "not now");
              }
              work(project.value());
            });

    assertThat(rounds(List.of(chore)).go(Duration.ofSeconds(60)).chores())
        .containsExactly(new Round.Done("seal", 4, 1));
    assertThat(done).containsExactly("a", "c", "d", "e");
  }

  private void work(String project) {
    done.add(project);
    seconds.incrementAndGet();
  }

  private Rounds rounds(List<Chore> chores) {
    return new Rounds(
        store,
        gate.clock(),
        gate.projects(),
        chores,
        () -> Duration.ofSeconds(seconds.get()).toNanos());
  }
}
