package dev.portcullis.web.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.json.JsonObject;
import dev.portcullis.web.answer.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiErrorTest {

  private static final ApiError ERROR = ApiError.of(RpcCode.NOT_FOUND, "no such note");

  @Test
  void toAnswer_plainError_hasNoDetails() {
    Answer answer = ERROR.toAnswer();

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.content().contentType()).isEqualTo("application/json; charset=UTF-8");
    assertThat(answer.content().text())
        .isEqualTo(
            "{\"error\":{\"code\":404,\"message\":\"no such note\",\"status\":\"NOT_FOUND\"}}");
  }

  @Test
  void toAnswer_everything_isSaid() {
    Answer answer =
        ERROR
            .withHttpStatus(405)
            .withDetail(typed("first"))
            .withDetail(typed("second"))
            .withHeader("Allow", "GET")
            .toAnswer();

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).isEqualTo(Map.of("Allow", "GET"));
    assertThat(answer.content().text())
        .isEqualTo(
            "{\"error\":{\"code\":405,\"message\":\"no such note\",\"status\":\"NOT_FOUND\","
                + "\"details\":[{\"@type\":\"first\"},{\"@type\":\"second\"}]}}");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 1",
    "PT-5S, 1",
    "PT0.001S, 1",
    "PT1S, 1",
    "PT1.000000001S, 2",
    "PT59.5S, 60",
    "PT1H, 3600",
    "PT1H0.1S, 3600",
    "PT2562047788015215H30M7S, 3600"
  })
  void retryAfter_isWholeSecondsWithinBounds(Duration wait, String seconds) {
    ApiError error = ERROR.withRetryAfter(wait);

    assertThat(error.headers()).isEqualTo(Map.of("Retry-After", seconds));
    assertThat(error.details())
        .containsExactly(
            JsonObject.builder()
                .put("@type", "type.googleapis.com/google.rpc.RetryInfo")
                .put("retryDelay", seconds + "s")
                .build());
  }

  @Test
  void header_givenTwice_isTheLast() {
    assertThat(ERROR.withHeader("Allow", "GET").withHeader("Allow", "PUT").headers())
        .isEqualTo(Map.of("Allow", "PUT"));
  }

  @Test
  void message_ofAnyText_canBeWritten() {
    String message = "a\ud800b" + "x".repeat(10_000);

    assertThat(ApiError.of(RpcCode.INTERNAL, message).toAnswer().content().text())
        .contains("a\uFFFDb")
        .hasSizeLessThan(5_000);
  }

  @Test
  void detail_withoutType_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ERROR.withDetail(JsonObject.empty()))
        .withMessageContaining("@type");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 599})
  void status_ofAnError_isTaken(int status) {
    assertThat(ERROR.withHttpStatus(status).httpStatus()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 399, 600})
  void status_ofNoError_isRefused(int status) {
    assertThatIllegalArgumentException().isThrownBy(() -> ERROR.withHttpStatus(status));
  }

  @Test
  void header_thatBeginsAnother_isRefusedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ERROR.withHeader("Allow", "GET\r\nSet-Cookie: a=b"));
  }

  @Test
  void error_isImmutable() {
    ApiError more = ERROR.withDetail(typed("first")).withHeader("Allow", "GET");

    assertThat(more).isNotEqualTo(ERROR);
    assertThat(ERROR.details()).isEqualTo(List.of());
    assertThat(ERROR.headers()).isEqualTo(Map.of());
  }

  private static JsonObject typed(String type) {
    return JsonObject.builder().put("@type", type).build();
  }
}
