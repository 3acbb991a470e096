package dev.portcullis.web.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApiExceptionTest {

  private static final Duration WAIT = Duration.ofSeconds(2);

  static Stream<Arguments> factories() {
    return Stream.of(
        arguments(ApiException.failedPrecondition("why"), RpcCode.FAILED_PRECONDITION),
        arguments(ApiException.unauthenticated("why"), RpcCode.UNAUTHENTICATED),
        arguments(ApiException.permissionDenied("why"), RpcCode.PERMISSION_DENIED),
        arguments(ApiException.notFound("why"), RpcCode.NOT_FOUND),
        arguments(ApiException.alreadyExists("why"), RpcCode.ALREADY_EXISTS),
        arguments(ApiException.aborted("why"), RpcCode.ABORTED),
        arguments(ApiException.resourceExhausted("why", WAIT), RpcCode.RESOURCE_EXHAUSTED),
        arguments(ApiException.unimplemented("why"), RpcCode.UNIMPLEMENTED),
        arguments(ApiException.unavailable("why", WAIT), RpcCode.UNAVAILABLE));
  }

  @ParameterizedTest
  @MethodSource("factories")
  void factory_givesItsCodeAndStatus(ApiException exception, RpcCode code) {
    assertThat(exception).hasMessage("why");
    assertThat(exception.error().code()).isEqualTo(code);
    assertThat(exception.error().httpStatus()).isEqualTo(code.httpStatus());
    assertThat(exception.error().message()).isEqualTo("why");
  }

  @Test
  void invalid_namesTheField() {
    ApiError error = ApiException.invalid("policy.name", "is required").error();

    assertThat(error.code()).isEqualTo(RpcCode.INVALID_ARGUMENT);
    assertThat(error.message()).isEqualTo("policy.name: is required");
    assertThat(error.details()).containsExactly(badRequest("policy.name", "is required"));
  }

  @Test
  void unauthenticated_namesTheScheme() {
    assertThat(ApiException.unauthenticated("who are you").error().headers())
        .isEqualTo(Map.of("WWW-Authenticate", "Bearer"));
  }

  @Test
  void waiting_saysHowLong() {
    assertThat(ApiException.unavailable("later", WAIT).error().headers())
        .isEqualTo(Map.of("Retry-After", "2"));
    assertThat(ApiException.resourceExhausted("later", WAIT).error().headers())
        .isEqualTo(Map.of("Retry-After", "2"));
  }

  @Test
  void withDetail_addsIt() {
    JsonObject decision =
        JsonObject.builder()
            .put("@type", "type.googleapis.com/portcullis.v1.Decision")
            .put("verdict", "DENY")
            .build();

    ApiException denied = ApiException.permissionDenied("not authorized").withDetail(decision);

    assertThat(denied.error().details()).containsExactly(decision);
    assertThat(denied).hasMessage("not authorized");
  }

  static JsonObject badRequest(String field, String description) {
    JsonObject violation =
        JsonObject.builder().put("field", field).put("description", description).build();
    return JsonObject.builder()
        .put("@type", "type.googleapis.com/google.rpc.BadRequest")
        .put("fieldViolations", JsonArray.of(violation))
        .build();
  }
}
