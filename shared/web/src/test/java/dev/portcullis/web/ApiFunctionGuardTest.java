package dev.portcullis.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonObject;
import dev.portcullis.storage.deadline.TimeBudget;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.BodyPace;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.limit.Guard;
import dev.portcullis.web.limit.InFlight;
import dev.portcullis.web.limit.RateLimiter;
import dev.portcullis.web.limit.Rates;
import dev.portcullis.web.memory.InMemoryRequest;
import dev.portcullis.web.memory.InMemoryResponse;
import dev.portcullis.web.memory.LogCapture;
import dev.portcullis.web.permission.Permissions;
import dev.portcullis.web.route.Handler;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.web.telemetry.CurrentTrace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is turned away before any handler is asked, and what a handler may take. */
class ApiFunctionGuardTest {

  private static final String NOTES = "/v1/projects/p/notes";

  private final LogCapture log = LogCapture.of(ApiFunction.class);
  private final AtomicLong nanos = new AtomicLong();
  private final InFlight places = new InFlight(1);
  private final TimeBudget time = new TimeBudget(Duration.ofSeconds(20), nanos::get);
  private final Guard guard =
      new Guard(
          places, new RateLimiter(Rates.google(), nanos::get), time, BodyPace.usual(nanos::get));
  private final List<String> handled = new ArrayList<>();

  @AfterEach
  void stopCapturing() {
    log.close();
  }

  @Test
  void requestThatDoesNotFitIn_is503WithRetryAfterAndHandledByNobody() throws Exception {
    InFlight.Place taken = places.enter().orElseThrow();

    InMemoryResponse response = get(NOTES);

    assertThat(response.status()).isEqualTo(503);
    assertThat(response.header("Retry-After")).contains("1");
    assertThat(get("/ready").status()).isEqualTo(200);
    assertThat(get("/health").status()).isEqualTo(200);
    assertThat(handled).isEmpty();
    assertThat(log.records()).isEmpty();

    taken.close();
    assertThat(get(NOTES).status()).isEqualTo(200);
  }

  @Test
  void everyAnswer_givesItsPlaceBack() throws Exception {
    assertThat(get("/ready").status()).isEqualTo(200);
    assertThat(get(NOTES + "?typo=1").status()).isEqualTo(400);
    assertThat(answer(InMemoryRequest.of("GET", NOTES), ApiFunctionGuardTest::fail).status())
        .isEqualTo(500);

    assertThat(get(NOTES).status()).isEqualTo(200);
  }

  @Test
  void callsBeyondTheQuota_are429WithRetryAfter() throws Exception {
    for (int i = 0; i < 100; i++) {
      assertThat(get(NOTES).status()).isEqualTo(200);
    }

    InMemoryResponse response = get(NOTES);

    assertThat(response.status()).isEqualTo(429);
    assertThat(response.header("Retry-After")).contains("1");
    assertThat(response.text()).contains("RESOURCE_EXHAUSTED").contains("of the sort READ");
    assertThat(handled).hasSize(100);
    assertThat(get("/v1/projects/q/notes").status()).isEqualTo(200);
  }

  @Test
  void workWithoutEnd_is504() throws Exception {
    InMemoryResponse response =
        answer(
            InMemoryRequest.of("GET", NOTES),
            call -> {
              nanos.addAndGet(Duration.ofSeconds(20).toNanos());
              time.requireTime();
              return Answer.ok(JsonObject.empty());
            });

    assertThat(response.status()).isEqualTo(504);
    assertThat(response.text()).contains("DEADLINE_EXCEEDED").contains("the 20 seconds");
    assertThat(log.records()).hasSize(1);
    assertThat(get(NOTES).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "identity, gzip", "x-anything"})
  void compressedBody_is415EvenIfNobodyReadsIt(String encoding) throws Exception {
    InMemoryRequest request =
        InMemoryRequest.of("GET", NOTES).withHeader("Content-Encoding", encoding);

    assertThat(answer(request, this::handle).status()).isEqualTo(415);
    assertThat(handled).isEmpty();
  }

  @Test
  void manyHeaders_are431() throws Exception {
    InMemoryRequest most = InMemoryRequest.of("GET", NOTES);
    for (int i = 0; i < 100; i++) {
      most = most.withHeader("x-" + i, "");
    }

    assertThat(answer(most, this::handle).status()).isEqualTo(200);
    assertThat(answer(most.withHeader("one-more", ""), this::handle).status()).isEqualTo(431);
  }

  @Test
  void longHeaders_are431() throws Exception {
    InMemoryRequest request = InMemoryRequest.of("GET", NOTES);

    assertThat(answer(request.withHeader("x", "y".repeat(32_767)), this::handle).status())
        .isEqualTo(200);
    assertThat(answer(request.withHeader("x", "y".repeat(32_768)), this::handle).status())
        .isEqualTo(431);
  }

  @Test
  void manyParameters_are400() throws Exception {
    assertThat(get(NOTES + "?" + "&".repeat(63)).status()).isEqualTo(200);
    assertThat(get(NOTES + "?" + "&".repeat(64)).status()).isEqualTo(400);
  }

  private InMemoryResponse get(String target) throws IOException {
    return answer(InMemoryRequest.of("GET", target), this::handle);
  }

  private Answer handle(Call call) {
    handled.add(call.requestId());
    return Answer.ok(JsonObject.empty());
  }

  private static Answer fail(Call call) throws ApiException {
    throw new IllegalStateException();
  }

  private InMemoryResponse answer(InMemoryRequest request, Handler handler) throws IOException {
    Edge edge =
        new Edge(
            new LoopbackIdentity(),
            Permissions.ofLoopback(),
            () -> {},
            List.of(),
            EdgeLimits.USUAL,
            () -> "fresh",
            guard,
            new CurrentTrace());
    List<Route> routes =
        List.of(Route.of(Method.GET, "/v1/projects/{project}/notes", "notes.x.list", handler));
    InMemoryResponse response = new InMemoryResponse();
    new ApiFunction(routes, edge).service(request, response);
    return response;
  }
}
