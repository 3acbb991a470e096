package dev.portcullis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.memory.InMemoryRequest;
import dev.portcullis.web.memory.InMemoryResponse;
import dev.portcullis.web.memory.LogCapture;
import dev.portcullis.web.route.Handler;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the caller and the log are told when a handler fails. */
class ApiFunctionFailureTest {

  private final LogCapture log = LogCapture.of(ApiFunction.class);

  @AfterEach
  void stopCapturing() {
    log.close();
  }

  @Test
  void failureOfAHandler_goesThroughTheTable() throws Exception {
    InMemoryResponse response =
        answerOf(
            call -> {
              throw new RegisterException(RegisterException.Kind.STALE, "read again");
            });

    assertThat(response.status()).isEqualTo(409);
    assertThat(response.text()).contains("\"status\":\"ABORTED\"").contains("read again");
    assertThat(log.records()).isEmpty();
  }

  @Test
  void bug_is500AndLoggedOnceUnderTheRequestId() throws Exception {
    IllegalStateException bug = new IllegalStateException("secret");

    InMemoryResponse response =
        answerOf(
            call -> {
              throw bug;
            });

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.answers()).isEqualTo(1);
    assertThat(response.text()).doesNotContain("secret");
    assertThat(response.header("x-request-id")).contains("fresh");
    assertThat(log.records())
        .singleElement()
        .satisfies(
            logged -> {
              assertThat(logged.getLevel()).isEqualTo(Level.SEVERE);
              assertThat(logged.getMessage()).isEqualTo("request fresh failed");
              assertThat(logged.getThrown()).isSameAs(bug);
            });
  }

  @Test
  void unavailableStore_is503AndAWarning() throws Exception {
    InMemoryResponse response =
        answerOf(
            call -> {
              throw storeIsDown();
            });

    assertThat(response.status()).isEqualTo(503);
    assertThat(response.header("Retry-After")).contains("3");
    assertThat(response.text()).doesNotContain("secret");
    assertThat(log.records())
        .singleElement()
        .satisfies(logged -> assertThat(logged.getLevel()).isEqualTo(Level.WARNING));
  }

  @Test
  void reasonForTheLog_isLoggedUnderTheRequestIdAndNotAnswered() throws Exception {
    InMemoryResponse response =
        answerOf(
            call -> {
              throw ApiException.unauthenticated("no").withLogged("the reason");
            });

    assertThat(response.status()).isEqualTo(401);
    assertThat(response.text()).doesNotContain("the reason");
    assertThat(log.records())
        .singleElement()
        .satisfies(
            logged -> {
              assertThat(logged.getLevel()).isEqualTo(Level.INFO);
              assertThat(logged.getMessage()).isEqualTo("request fresh was refused: the reason");
            });
  }

  @Test
  void handlerThatRanOutOfStack_givesNoAnswerOfOurs() {
    assertThatExceptionOfType(StackOverflowError.class)
        .isThrownBy(
            () ->
                answerOf(
                    call -> {
                      throw new StackOverflowError();
                    }));
  }

  private static InMemoryResponse answerOf(Handler handler) throws IOException {
    Edge edge =
        new Edge(new LoopbackIdentity(), () -> {}, List.of(), EdgeLimits.USUAL, () -> "fresh");
    List<Route> routes = List.of(Route.of(Method.GET, "/v1/notes", "notes.list", handler));
    InMemoryResponse response = new InMemoryResponse();
    new ApiFunction(routes, edge).service(InMemoryRequest.of("GET", "/v1/notes"), response);
    return response;
  }

  private static StoreUnavailableException storeIsDown() {
    return new StoreUnavailableException(
        "secret", Outcome.NOTHING_WRITTEN, Duration.ofSeconds(3), null);
  }
}
