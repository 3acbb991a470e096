package dev.portcullis.web.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.web.memory.InMemoryRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

  private static final String TRACE = "105445aa7843bc8bf206b12000100000";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final String GOOGLE = "X-Cloud-Trace-Context";
  private static final String W3C = "traceparent";

  @ParameterizedTest
  @CsvSource({
    "105445aa7843bc8bf206b12000100000/1;o=1, 0000000000000001, true",
    "105445AA7843BC8BF206B12000100000/18446744073709551615;o=0, ffffffffffffffff, false",
    "105445aa7843bc8bf206b12000100000/18446744073709551616, , false",
    "105445aa7843bc8bf206b12000100000/0, , false",
    "105445aa7843bc8bf206b12000100000, , false"
  })
  void googlesHeader_isRead(String header, String span, boolean sampled) {
    assertThat(trace(GOOGLE, header))
        .contains(new TraceContext(TRACE, Optional.ofNullable(span), sampled));
  }

  @ParameterizedTest
  @CsvSource({
    "00-105445aa7843bc8bf206b12000100000-00f067aa0ba902b7-01, true",
    "00-105445aa7843bc8bf206b12000100000-00f067aa0ba902b7-00, false",
    "cc-105445aa7843bc8bf206b12000100000-00f067aa0ba902b7-01-what-the-future-brings, true"
  })
  void w3cHeader_isRead(String header, boolean sampled) {
    assertThat(trace(W3C, header)).contains(new TraceContext(TRACE, Optional.of(SPAN), sampled));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "105445aa",
        "00000000000000000000000000000000/1;o=1",
        "105445aa7843bc8bf206b12000100000/x",
        "105445aa7843bc8bf206b12000100000/1;o=1\n{\"severity\":\"ERROR\"}",
        "projects/p/traces/105445aa7843bc8bf206b12000100000"
      })
  void malformedHeaderOfGoogle_isIgnored(String header) {
    assertThat(trace(GOOGLE, header)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-105445aa7843bc8bf206b12000100000-00f067aa0ba902b7",
        "00-105445AA7843BC8BF206B12000100000-00f067aa0ba902b7-01",
        "00-105445aa7843bc8bf206b12000100000-0000000000000000-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-105445aa7843bc8bf206b12000100000-00f067aa0ba902b7-01-more",
        "ff-105445aa7843bc8bf206b12000100000-00f067aa0ba902b7-01"
      })
  void malformedHeaderOfW3c_isIgnored(String header) {
    assertThat(trace(W3C, header)).isEmpty();
  }

  @Test
  void headerThatIsTooLong_isIgnored() {
    String header = "cc-" + TRACE + "-" + SPAN + "-01-";

    assertThat(trace(W3C, header + "x".repeat(256 - header.length()))).isPresent();
    assertThat(trace(W3C, header + "x".repeat(257 - header.length()))).isEmpty();
  }

  @Test
  void bothHeaders_thePlatformsCounts() {
    InMemoryRequest request =
        InMemoryRequest.of("GET", "/")
            .withHeader(W3C, "00-" + "1".repeat(32) + "-" + SPAN + "-01")
            .withHeader(GOOGLE, TRACE + "/1");

    assertThat(TraceContext.of(request).orElseThrow().traceId()).isEqualTo(TRACE);
    assertThat(TraceContext.of(request.withHeader(GOOGLE, "nonsense")).orElseThrow().traceId())
        .isEqualTo("1".repeat(32));
  }

  private static Optional<TraceContext> trace(String name, String value) {
    return TraceContext.of(InMemoryRequest.of("GET", "/").withHeader(name, value));
  }
}
