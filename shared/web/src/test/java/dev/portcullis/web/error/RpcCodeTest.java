package dev.portcullis.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RpcCodeTest {

  @Test
  void statuses_areThoseOfGoogle() {
    Map<String, Integer> statuses =
        Arrays.stream(RpcCode.values())
            .collect(Collectors.toMap(RpcCode::name, RpcCode::httpStatus));

    assertThat(statuses)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("INVALID_ARGUMENT", 400),
                Map.entry("FAILED_PRECONDITION", 400),
                Map.entry("OUT_OF_RANGE", 400),
                Map.entry("UNAUTHENTICATED", 401),
                Map.entry("PERMISSION_DENIED", 403),
                Map.entry("NOT_FOUND", 404),
                Map.entry("ALREADY_EXISTS", 409),
                Map.entry("ABORTED", 409),
                Map.entry("RESOURCE_EXHAUSTED", 429),
                Map.entry("INTERNAL", 500),
                Map.entry("UNIMPLEMENTED", 501),
                Map.entry("UNAVAILABLE", 503),
                Map.entry("DEADLINE_EXCEEDED", 504)));
  }

  @Test
  void numbers_areThoseOfGoogle() {
    assertThat(
            Arrays.stream(RpcCode.values())
                .collect(Collectors.toMap(c -> c.name(), RpcCode::number)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("INVALID_ARGUMENT", 3),
                Map.entry("DEADLINE_EXCEEDED", 4),
                Map.entry("NOT_FOUND", 5),
                Map.entry("ALREADY_EXISTS", 6),
                Map.entry("PERMISSION_DENIED", 7),
                Map.entry("RESOURCE_EXHAUSTED", 8),
                Map.entry("FAILED_PRECONDITION", 9),
                Map.entry("ABORTED", 10),
                Map.entry("OUT_OF_RANGE", 11),
                Map.entry("UNIMPLEMENTED", 12),
                Map.entry("INTERNAL", 13),
                Map.entry("UNAVAILABLE", 14),
                Map.entry("UNAUTHENTICATED", 16)));
  }
}
