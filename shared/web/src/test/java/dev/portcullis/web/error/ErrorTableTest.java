package dev.portcullis.web.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.Problem;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorTableTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(ApiException.aborted("why"), RpcCode.ABORTED),
        arguments(
            InvalidInputException.of("a", OptionalInt.empty(), "is required"),
            RpcCode.INVALID_ARGUMENT),
        arguments(new InvalidTextException("must be a digest"), RpcCode.INVALID_ARGUMENT),
        arguments(catchThrowable(() -> PageToken.parse("made up")), RpcCode.INVALID_ARGUMENT),
        arguments(new RegisterException(Kind.NOT_FOUND, "why"), RpcCode.NOT_FOUND),
        arguments(unavailable(Outcome.UNKNOWN), RpcCode.UNAVAILABLE),
        arguments(new UnavailableException("why", Duration.ZERO), RpcCode.UNAVAILABLE),
        arguments(new IllegalStateException("why"), RpcCode.INTERNAL),
        arguments(new IOException("why"), RpcCode.INTERNAL),
        arguments(new StackOverflowError(), RpcCode.INTERNAL));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failure_becomesItsCode(Throwable failure, RpcCode code) {
    ApiError error = ErrorTable.of(failure);

    assertThat(error.code()).isEqualTo(code);
    assertThat(error.httpStatus()).isEqualTo(code.httpStatus());
  }

  @Test
  void chosenError_isAnsweredAsItIs() {
    ApiException chosen = ApiException.aborted("read again");

    assertThat(ErrorTable.of(chosen)).isSameAs(chosen.error());
  }

  @Test
  void invalidInput_namesEveryFieldAndLine() {
    ApiError error =
        ErrorTable.of(
            new InvalidInputException(
                List.of(
                    new Problem("spec.image", OptionalInt.of(12), "must be a digest"),
                    new Problem("", OptionalInt.empty(), "is empty"))));

    assertThat(error.message())
        .isEqualTo("spec.image (line 12): must be a digest; document: is empty");
    assertThat(error.details())
        .containsExactly(
            JsonObject.builder()
                .put("@type", "type.googleapis.com/google.rpc.BadRequest")
                .put(
                    "fieldViolations",
                    JsonArray.of(
                        violation("spec.image", "line 12: must be a digest"),
                        violation("", "is empty")))
                .build());
  }

  @Test
  void invalidInput_inWordsThatJsonCannotCarry_isStillAnswered() {
    ApiError error =
        ErrorTable.of(InvalidInputException.of("a\ud800", OptionalInt.empty(), "b\u0000"));

    assertThat(error.toAnswer().content().text()).contains("a\uFFFD").contains("b\uFFFD");
  }

  @Test
  void invalidText_becomesASentence() {
    assertThat(ErrorTable.of(new InvalidTextException("must be a digest")).message())
        .isEqualTo("a text in the request must be a digest");
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND, NOT_FOUND, 404",
    "ALREADY_EXISTS, ALREADY_EXISTS, 409",
    "STALE, ABORTED, 409",
    "EXHAUSTED, FAILED_PRECONDITION, 400",
    "PRECONDITION, FAILED_PRECONDITION, 400"
  })
  void refusalOfARegister_becomesItsCode(Kind kind, RpcCode code, int status) {
    ApiError error = ErrorTable.of(new RegisterException(kind, "the note has attestations"));

    assertThat(error.code()).isEqualTo(code);
    assertThat(error.httpStatus()).isEqualTo(status);
    assertThat(error.message()).isEqualTo("the note has attestations");
  }

  @Test
  void missingPermission_isDeniedAndNamed() {
    ApiError error =
        ErrorTable.of(RegisterException.forbidden("WEAKENING_NOT_PERMITTED", "p.weaken", "no"));

    assertThat(error.code()).isEqualTo(RpcCode.PERMISSION_DENIED);
    assertThat(error.httpStatus()).isEqualTo(403);
    assertThat(error.details())
        .containsExactly(
            JsonObject.builder()
                .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                .put("reason", "WEAKENING_NOT_PERMITTED")
                .put("domain", "portcullis")
                .put("metadata", JsonObject.builder().put("permission", "p.weaken").build())
                .build());
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void unavailableStore_saysWhenToTryAgainAndNothingOfItsInside(Outcome outcome) {
    ApiError error = ErrorTable.of(unavailable(outcome));

    assertThat(error.headers()).isEqualTo(Map.of("Retry-After", "2"));
    assertThat(error.toAnswer().content().text()).doesNotContain("secret");
  }

  @Test
  void unavailableStore_saysWhatIsKnown() {
    assertThat(ErrorTable.of(unavailable(Outcome.NOTHING_WRITTEN)).message())
        .contains("nothing was changed");
    assertThat(ErrorTable.of(unavailable(Outcome.UNKNOWN)).message())
        .contains("may have been made");
  }

  @Test
  void bug_tellsTheCallerNothing() {
    ApiError error = ErrorTable.of(new IllegalStateException("secret"));

    assertThat(error.toAnswer().content().text()).doesNotContain("secret");
    assertThat(error.message()).contains("x-request-id");
  }

  private static StoreUnavailableException unavailable(Outcome outcome) {
    return new StoreUnavailableException("secret", outcome, Duration.ofMillis(1_500), null);
  }

  private static JsonObject violation(String field, String description) {
    return JsonObject.builder().put("field", field).put("description", description).build();
  }
}
