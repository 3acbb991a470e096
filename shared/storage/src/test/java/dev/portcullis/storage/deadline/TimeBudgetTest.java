package dev.portcullis.storage.deadline;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeBudgetTest {

  // Near the end of its range, as the JVM's clock may be.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final TimeBudget budget = new TimeBudget(Duration.ofNanos(10), nanos::get);

  @Test
  void requireTime_withinTheBudget_passes() {
    TimeBudget.Scope scope = budget.start();

    nanos.addAndGet(9);

    assertThatNoException().isThrownBy(budget::requireTime);
    scope.close();
  }

  @Test
  void requireTime_atItsEnd_isOutOfTime() {
    TimeBudget.Scope scope = budget.start();

    nanos.addAndGet(10);

    assertThatExceptionOfType(OutOfTimeException.class).isThrownBy(budget::requireTime);
    scope.close();
  }

  @Test
  void requireTime_afterACommit_hasNoEnd() {
    TimeBudget.Scope scope = budget.start();
    budget.committed();

    nanos.addAndGet(1_000);

    assertThatNoException().isThrownBy(budget::requireTime);
    scope.close();
  }

  @Test
  void requireTime_outsideOfARequest_passes() {
    budget.start().close();

    nanos.addAndGet(1_000);

    assertThatNoException().isThrownBy(budget::requireTime);
  }

  @Test
  void start_nextRequestOfTheThread_hasItsOwnTime() {
    TimeBudget.Scope first = budget.start();
    budget.committed();
    first.close();

    TimeBudget.Scope second = budget.start();
    nanos.addAndGet(10);

    assertThatExceptionOfType(OutOfTimeException.class).isThrownBy(budget::requireTime);
    second.close();
  }

  @Test
  void start_withinARequest_isRefused() {
    TimeBudget.Scope scope = budget.start();

    assertThatIllegalStateException().isThrownBy(budget::start);
    scope.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT1H0.000000001S"})
  void time_notWithinAnHour_isRefused(Duration time) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TimeBudget(time, nanos::get));
  }
}
