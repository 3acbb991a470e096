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
  void take_withMoreCallersThanAreKept_forgetsWhoWasSilentLongest() {
    use(ALICE, "p", RateClass.CREATE, 10);
    use(BOB, "p", RateClass.CREATE, 10);

    for (int i = 2; i < RateLimiter.MAX_BUCKETS; i++) {
      use(ALICE, "x" + i, RateClass.READ, 1);
    }
    assertThat(take(ALICE, "p", RateClass.CREATE)).isPresent();
    use(ALICE, "one-more", RateClass.READ, 1);

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
