package dev.portcullis.wire.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.json.InvalidTextException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

  private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final String FROM = "request.time >= timestamp(\"2026-01-01T00:00:00Z\")";
  private static final String UNTIL = "request.time < timestamp(\"2026-03-01T00:00:00Z\")";

  @Test
  void until_alone_holdsBefore() throws Exception {
    assertThat(window(UNTIL)).isEqualTo(new TimeWindow(Optional.empty(), MARCH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FROM + " && " + UNTIL,
        UNTIL + "&&" + FROM,
        "  request . time>=timestamp( \"2026-01-01T01:00:00+01:00\" )\n&& " + UNTIL + " ",
      })
  void between_inAnyOrderAndSpacing_isTheSameTime(String text) throws Exception {
    assertThat(window(text)).isEqualTo(new TimeWindow(Optional.of(JANUARY), MARCH));
    assertThat(Expression.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "true",
        FROM,
        FROM + " || " + UNTIL,
        "!(" + UNTIL + ")",
        UNTIL + " && " + UNTIL,
        UNTIL + " &&",
        UNTIL + " && true",
        FROM + " && " + FROM + " && " + UNTIL,
        "request.time <= timestamp(\"2026-03-01T00:00:00Z\")",
        "request.time < timestamp('2026-03-01T00:00:00Z')",
        "request.time < timestamp(\"2026-03-01\")",
        "request.time < timestamp(\"2026-02-30T00:00:00Z\")",
        "resource.name == \"x\"",
        "request.time >= timestamp(\"2026-03-01T00:00:00Z\") && " + UNTIL,
        "request.time >= timestamp(\"2027-03-01T00:00:00Z\") && " + UNTIL,
      })
  void anythingElse_isRefusedWithTheFormsThatAreKnown(String text) {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> Expression.parse(text))
        .withMessageContaining(Expression.KNOWN);
    assertThatIllegalArgumentException().isThrownBy(() -> new Expression(text));
  }

  @Test
  void tooLong_isRefused() {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> Expression.parse(UNTIL + " ".repeat(1024)));
  }

  @Test
  void window_edges_beginWithinAndEndWithout() throws Exception {
    TimeWindow window = window(FROM + " && " + UNTIL);

    assertThat(window.contains(JANUARY)).isTrue();
    assertThat(window.contains(JANUARY.minusNanos(1))).isFalse();
    assertThat(window.contains(MARCH.minusNanos(1))).isTrue();
    assertThat(window.contains(MARCH)).isFalse();
  }

  @Test
  void window_containsAnother_onlyIfWhole() throws Exception {
    TimeWindow until = window(UNTIL);
    TimeWindow between = window(FROM + " && " + UNTIL);

    assertThat(until.contains(between)).isTrue();
    assertThat(until.contains(until)).isTrue();
    assertThat(between.contains(between)).isTrue();
    assertThat(between.contains(until)).isFalse();
    assertThat(between.contains(new TimeWindow(Optional.of(JANUARY), MARCH.plusNanos(1))))
        .isFalse();
  }

  private static TimeWindow window(String text) throws InvalidTextException {
    return Expression.parse(text).window();
  }
}
