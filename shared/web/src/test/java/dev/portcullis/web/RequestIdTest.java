package dev.portcullis.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.web.memory.InMemoryRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestIdTest {

  private static final InMemoryRequest GET = InMemoryRequest.of("GET", "/");

  static Stream<String> harmless() {
    return Stream.of("a", "azAZ09._-", "x".repeat(128));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void of_harmlessId_isTheCallers(String id) {
    assertThat(RequestId.of(GET.withHeader("X-Request-Id", id), () -> "fresh")).isEqualTo(id);
  }

  static Stream<String> harmful() {
    return Stream.of("", " ", "a b", "a\nb", "a\r\nSet-Cookie: b", "é", "a/b", "x".repeat(129));
  }

  @ParameterizedTest
  @MethodSource("harmful")
  void of_anyOtherId_isFresh(String id) {
    assertThat(RequestId.of(GET.withHeader("x-request-id", id), () -> "fresh")).isEqualTo("fresh");
  }

  @Test
  void of_noId_isFresh() {
    assertThat(RequestId.of(GET, () -> "fresh")).isEqualTo("fresh");
  }
}
