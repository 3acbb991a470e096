package dev.portcullis.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionFilter;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.decision.DecisionLedger.Entry;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.storage.PageToken;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.verdict.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of decisions, against a list that is filtered the simple way. */
class DecisionListTest {

  private static final ProjectId DEMO = new ProjectId("demo");
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final int DECISIONS = 60;

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final MutableClock clock = new MutableClock();
  private final DecisionLedger ledger = new DecisionLedger(store, clock);
  private final List<Entry> newestFirst = new ArrayList<>();

  @BeforeEach
  void recordMany() throws Exception {
    RandomDecisions random = new RandomDecisions(7);
    for (int i = 0; i < DECISIONS; i++) {
      newestFirst.add(new Entry(new DecisionName(DEMO, "d" + i), random.next()));
    }
    for (Entry entry : newestFirst) {
      assertThat(
              store
                  .commit(List.of(DecisionLedger.record(entry.name(), entry.decision(), RETENTION)))
                  .conflict())
          .isEmpty();
    }
    newestFirst.sort(
        Comparator.<Entry, Instant>comparing(e -> e.decision().createTime())
            .thenComparing(e -> e.name().id())
            .reversed());
  }

  @Test
  void list_everything_isNewestFirstInPagesOfAnySize() {
    for (int limit : List.of(1, 7, DECISIONS, DECISIONS + 1)) {
      assertThat(walk(DecisionFilter.ALL, limit)).isEqualTo(newestFirst);
    }
  }

  @Test
  void list_anyFilter_holdsExactlyWhatTheSimpleWayFinds() {
    SplittableRandom random = new SplittableRandom(1);
    int found = 0;
    for (int i = 0; i < 150; i++) {
      DecisionFilter filter = filter(random);
      List<Entry> expected =
          newestFirst.stream().filter(entry -> holds(filter, entry.decision())).toList();
      assertThat(walk(filter, 1 + random.nextInt(20))).as("%s", filter).isEqualTo(expected);
      found += expected.size();
    }
    assertThat(found).isGreaterThan(500);
  }

  @Test
  void list_noneFits_looksAtFivePagesAndSaysWhereToGoOn() throws Exception {
    TestProject busy = new Gate(store).project("busy");
    busy.register();
    for (int i = 0; i < 26; i++) {
      assertThat(busy.decide(Manifests.service(Manifests.image(i))).images()).hasSize(1);
    }
    DecisionFilter never =
        new DecisionFilter(
            Optional.empty(),
            Optional.of(Basis.BREAKGLASS),
            Optional.of("svc"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    store.reset();
    var page = ledger.list(busy.id(), never, 5, Optional.empty());

    assertThat(page.entries()).isEmpty();
    assertThat(store.queries()).isEqualTo(5);
    assertThat(store.documentsRead()).isEqualTo(25);
    assertThat(ledger.list(busy.id(), never, 5, page.next()).next()).isEmpty();
  }

  @Test
  void list_pastRetention_isHiddenAlthoughStillThere() {
    clock.set(newestFirst.get(9).decision().createTime().plus(RETENTION));

    assertThat(walk(DecisionFilter.ALL, 4)).isEqualTo(newestFirst.subList(0, 9));
  }

  @Test
  void list_anotherProject_isEmpty() {
    assertThat(
            ledger.list(new ProjectId("other"), DecisionFilter.ALL, 10, Optional.empty()).entries())
        .isEmpty();
  }

  private List<Entry> walk(DecisionFilter filter, int limit) {
    List<Entry> entries = new ArrayList<>();
    Optional<PageToken> next = Optional.empty();
    do {
      var page = ledger.list(DEMO, filter, limit, next);
      assertThat(page.entries().size()).isLessThanOrEqualTo(limit);
      entries.addAll(page.entries());
      next = page.next();
    } while (next.isPresent());
    return entries;
  }

  private static DecisionFilter filter(SplittableRandom random) {
    return new DecisionFilter(
        maybe(random, List.of(Outcome.values())),
        maybe(random, List.of(Basis.RULE, Basis.DRY_RUN, Basis.ERROR)),
        maybe(random, List.of("svc", "job", "unknown")),
        maybe(random, List.of(new Digest("%064x".formatted(1)), new Digest("%064x".formatted(9)))),
        maybe(random, List.of(time(20_000), time(50_000))),
        maybe(random, List.of(time(60_000), time(50_000))));
  }

  private static Instant time(int seconds) {
    return MutableClock.START.plusSeconds(seconds);
  }

  private static <T> Optional<T> maybe(SplittableRandom random, List<T> values) {
    return random.nextInt(3) > 0
        ? Optional.empty()
        : Optional.of(values.get(random.nextInt(values.size())));
  }

  private static boolean holds(DecisionFilter filter, Decision decision) {
    boolean about =
        filter.digest().isEmpty()
            || decision.images().stream().anyMatch(image -> image.digest().equals(filter.digest()));
    Instant time = decision.createTime();
    return about
        && filter.outcome().orElse(decision.outcome()) == decision.outcome()
        && filter.basis().orElse(decision.basis()) == decision.basis()
        && filter.workload().orElse(decision.workload().name()).equals(decision.workload().name())
        && !time.isBefore(filter.from().orElse(Instant.MIN))
        && time.isBefore(filter.to().orElse(Instant.MAX));
  }
}
