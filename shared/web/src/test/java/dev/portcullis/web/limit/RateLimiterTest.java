package dev.portcullis.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.registers.principal.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

  private static final Principal ALICE = new Principal(Principal.Kind.USER, "a", "alice");
  private static final Principal BOB = new Principal(Principal.Kind.USER, "b", "bob");

  // Near the end of its range, as the JVM's clock may be.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final RateLimiter limiter = new RateLimiter(Rates.google(), nanos::get);

  @Test
  void take_oneMoreThanTheQuota_saysHowLongToWait() {
    use(ALICE, "p", RateClass.CREATE, 10);

    assertThat(take(ALICE, "p", RateClass.CREATE)).contains(Duration.ofSeconds(6));
  }

  @Test
  void take_afterThatWait_isGrantedOnce() {
    use(ALICE, "p", RateClass.CREATE, 10);

    pass(Duration.ofSeconds(6).minusNanos(1));
    assertThat(take(ALICE, "p", RateClass.CREATE)).contains(Duration.ofNanos(1));
    pass(Duration.ofNanos(1));
    use(ALICE, "p", RateClass.CREATE, 1);
    assertThat(take(ALICE, "p", RateClass.CREATE)).contains(Duration.ofSeconds(6));
  }

  @Test
  void take_afterALongSilence_hasOneMinutesWorth() {
    use(ALICE, "p", RateClass.CREATE, 10);

    pass(Duration.ofDays(400));

    use(ALICE, "p", RateClass.CREATE, 10);
    assertThat(take(ALICE, "p", RateClass.CREATE)).isPresent();
  }

  @Test
  void take_countsPrincipalsProjectsAndSortsApart() {
    use(ALICE, "p", RateClass.CREATE, 10);

    use(BOB, "p", RateClass.CREATE, 10);
    use(ALICE, "q", RateClass.CREATE, 10);
    use(ALICE, "p", RateClass.UPDATE, 20);
    use(ALICE, "p", RateClass.READ, 100);
    use(ALICE, "p", RateClass.VALIDATION, 500);
    assertThat(take(ALICE, "p", RateClass.CREATE)).isPresent();
    assertThat(take(ALICE, "p", RateClass.VALIDATION)).isPresent();
  }

  @Test
  void take_ofARefusedCall_costsNothing() {
    use(ALICE, "p", RateClass.CREATE, 10);
    for (int i = 0; i < 100; i++) {
      assertThat(take(ALICE, "p", RateClass.CREATE)).contains(Duration.ofSeconds(6));
    }
  }

  @Test
  void take_aNewProjectForEachCall_endsWithTheQuotaOfAllTogether() {
    for (int i = 0; i < 100; i++) {
      use(ALICE, "invented" + i, RateClass.CREATE, 1);
    }

    assertThat(take(ALICE, "one-more", RateClass.CREATE)).contains(Duration.ofMillis(600));
    assertThat(take(ALICE, "one-more", RateClass.UPDATE)).isEmpty();
    assertThat(take(BOB, "one-more", RateClass.CREATE)).isEmpty();
    pass(Duration.ofMillis(600));
    use(ALICE, "one-more", RateClass.CREATE, 1);
    assertThat(take(ALICE, "one-more", RateClass.CREATE)).isPresent();
  }

  @Test
  void take_refusedForTheProject_costsNothingOfAllTogether() {
    use(ALICE, "p", RateClass.CREATE, 10);
    for (int i = 0; i < 1_000; i++) {
      assertThat(take(ALICE, "p", RateClass.CREATE)).isPresent();
    }

    use(ALICE, "q", RateClass.CREATE, 10);
  }

  @Test
  void take_inventedProjectsWithoutEnd_resetNobodysBucketNotEvenTheirOwn() {
    use(ALICE, "p", RateClass.CREATE, 10);
    use(BOB, "p", RateClass.CREATE, 10);
    int granted = 0;
    for (int i = 0; i < 20_000; i++) {
      granted += take(ALICE, "invented" + i, RateClass.READ).isEmpty() ? 1 : 0;
    }

    // A bucket for each of those that found room, and one that the others share.
    assertThat(granted).isEqualTo(CallerBuckets.MAX_BUCKETS - 1 + 100);
    assertThat(take(ALICE, "p", RateClass.CREATE)).contains(Duration.ofSeconds(6));
    assertThat(take(BOB, "p", RateClass.CREATE)).contains(Duration.ofSeconds(6));
  }

  /** A path has room for texts that are much longer than any project, and all would be kept. */
  @Test
  void take_textsThatAreNoProjects_shareOneBucket() {
    use(ALICE, "", RateClass.CREATE, 1);
    for (int i = 0; i < 8; i++) {
      use(ALICE, i + "x".repeat(2_000), RateClass.CREATE, 1);
    }
    use(ALICE, "Not_One", RateClass.CREATE, 1);

    assertThat(take(ALICE, "another".repeat(100), RateClass.CREATE)).isPresent();
    assertThat(take(ALICE, "p", RateClass.CREATE)).isEmpty();
  }

  @Test
  void take_projectsThatWereSilentForAMinute_makeRoom() {
    for (int i = 0; i < CallerBuckets.MAX_BUCKETS; i++) {
      use(ALICE, "x" + i, RateClass.READ, 1);
    }
    pass(Duration.ofMinutes(1));

    use(ALICE, "p", RateClass.READ, 100);
    use(ALICE, "q", RateClass.READ, 100);
  }

  @Test
  void take_withMoreCallersThanAreKept_forgetsWhoWasSilentLongest() {
    use(ALICE, "p", RateClass.CREATE, 10);
    use(BOB, "p", RateClass.CREATE, 10);

    for (int i = 2; i < RateLimiter.MAX_CALLERS; i++) {
      use(caller(i), "p", RateClass.READ, 1);
    }
    assertThat(take(ALICE, "p", RateClass.CREATE)).isPresent();
    use(caller(0), "p", RateClass.READ, 1);

    assertThat(take(ALICE, "p", RateClass.CREATE)).isPresent();
    assertThat(take(BOB, "p", RateClass.CREATE)).isEmpty();
  }

  @Test
  void take_unlimited_isAlwaysGranted() {
    RateLimiter unlimited = new RateLimiter(new Rates.Unlimited(), nanos::get);

    for (int i = 0; i < 1_000; i++) {
      assertThat(unlimited.take(ALICE, "p", RateClass.CREATE)).isEmpty();
    }
  }

  @Test
  void quotas_thatLeaveASortOut_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rates.PerMinute(Map.of(RateClass.READ, 1)));
  }

  private static Principal caller(int number) {
    return new Principal(Principal.Kind.USER, "caller" + number, "caller");
  }

  private void use(Principal principal, String project, RateClass sort, int calls) {
    for (int i = 0; i < calls; i++) {
      assertThat(take(principal, project, sort)).isEmpty();
    }
  }

  private Optional<Duration> take(Principal principal, String project, RateClass sort) {
    return limiter.take(principal, project, sort);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
