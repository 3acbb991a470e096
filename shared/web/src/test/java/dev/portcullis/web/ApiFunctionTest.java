package dev.portcullis.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.functions.HttpRequest;
import dev.portcullis.json.JsonNumber;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.Limits;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.memory.InMemoryRequest;
import dev.portcullis.web.memory.InMemoryResponse;
import dev.portcullis.web.memory.LogCapture;
import dev.portcullis.web.route.Handler;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiFunctionTest {

  private static final String NOTE = "/v1/projects/{project}/notes/{note}";

  private final LogCapture log = LogCapture.of(ApiFunction.class);
  private final List<Call> calls = new ArrayList<>();

  @AfterEach
  void stopCapturing() {
    log.close();
  }

  @Test
  void knownRoute_isAnsweredByItsHandler() throws Exception {
    InMemoryResponse response =
        answer(
            InMemoryRequest.of("POST", "/v1/projects/p/notes/n?validateOnly=true&alt=json")
                .withBody("application/json", "{\"a\":1}"));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEqualTo("{\"project\":\"p\",\"note\":\"n\"}");
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).principal()).isEqualTo(Principal.LOOPBACK);
    assertThat(calls.get(0).query("validateOnly")).contains("true");
    assertThat(calls.get(0).requestId()).isEqualTo("fresh");
    assertThat(calls.get(0).body())
        .isEqualTo(JsonObject.builder().put("a", JsonNumber.of(1)).build());
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/projects/p/notes/n, 200",
    "PUT, /v1/projects/p/notes/n, 405",
    "GET, /v1/nothing, 404",
    "POST, /v1/projects/p/notes/n?typo=1, 400",
    "GET, /health, 200"
  })
  void everyAnswer_hasTheHeadersOfAll(String method, String target, int status) throws Exception {
    InMemoryResponse response =
        answer(InMemoryRequest.of(method, target).withHeader("x-request-id", "trace-1"));

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.answers()).isEqualTo(1);
    assertThat(response.header("Content-Type")).contains("application/json; charset=UTF-8");
    assertThat(response.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.header("Cache-Control")).contains("no-store");
    assertThat(response.header("x-request-id")).contains("trace-1");
    assertThat(response.json()).isInstanceOf(JsonObject.class);
  }

  @Test
  void unknownPath_is404WithTheCodeOfGoogle() throws Exception {
    InMemoryResponse response = answer(InMemoryRequest.of("GET", "/v1/nothing"));

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.text())
        .isEqualTo(
            "{\"error\":{\"code\":404,\"message\":\"there is no method at the path `/v1/nothing`;"
                + " check the version, the spelling and the slashes\",\"status\":\"NOT_FOUND\"}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "OPTIONS", "TRACE", "GET", "FOO", "post"})
  void otherMethod_is405AndSaysWhichThereAre(String method) throws Exception {
    InMemoryResponse response =
        answer(
            InMemoryRequest.of(method, "/v1/projects/p/notes/n")
                .withHeader("X-HTTP-Method-Override", "POST"));

    assertThat(response.status()).isEqualTo(405);
    assertThat(response.header("Allow")).contains("POST, DELETE");
    assertThat(response.text()).contains("\"code\":405").contains("\"status\":\"UNIMPLEMENTED\"");
    assertThat(calls).isEmpty();
  }

  @Test
  void pathThatTheServerChanged_is404() throws Exception {
    InMemoryResponse response =
        answer(
            InMemoryRequest.of("POST", "/v1/projects/p/notes/x/../n")
                .withPath("/v1/projects/p/notes/n"));

    assertThat(response.status()).isEqualTo(404);
    assertThat(calls).isEmpty();
  }

  @Test
  void longPathOrQuery_is414() throws Exception {
    String longest = "/v1/projects/p/notes/" + "n".repeat(79);

    assertThat(answer(InMemoryRequest.of("POST", longest)).status()).isEqualTo(200);
    assertThat(answer(InMemoryRequest.of("POST", longest + "n")).status()).isEqualTo(414);
    assertThat(answer(InMemoryRequest.of("GET", "/health?" + "a".repeat(50))).status())
        .isEqualTo(200);
    assertThat(answer(InMemoryRequest.of("GET", "/health?" + "a".repeat(51))).status())
        .isEqualTo(414);
  }

  @Test
  void bodyThatSaysItIsTooLong_is413BeforeAnybodyIsAsked() throws Exception {
    Edge strangers = edge(ApiFunctionTest::refuse, () -> {});
    InMemoryRequest request =
        InMemoryRequest.of("POST", "/v1/projects/p/notes/n")
            .withBody("application/json", " ".repeat(101));

    assertThat(answer(strangers, request).status()).isEqualTo(413);
    assertThat(answer(strangers, request.withBody("application/json", "{}")).status())
        .isEqualTo(401);
    assertThat(calls).isEmpty();
  }

  @Test
  void callerNobodyKnows_is401WithTheScheme() throws Exception {
    Edge strangers = edge(ApiFunctionTest::refuse, () -> {});

    InMemoryResponse response =
        answer(strangers, InMemoryRequest.of("POST", "/v1/projects/p/notes/n"));

    assertThat(response.status()).isEqualTo(401);
    assertThat(response.header("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  void bodyOfADelete_isNeverRead() throws Exception {
    InMemoryResponse response =
        answer(
            InMemoryRequest.of("DELETE", "/v1/projects/p/notes/n")
                .withBody("text/plain", "not for us"));

    assertThat(response.status()).isEqualTo(200);
  }

  @Test
  void ready_withoutAStore_is503WhileHealthIsOk() throws Exception {
    Edge edge =
        edge(
            new LoopbackIdentity(),
            () -> {
              throw storeIsDown();
            });

    assertThat(answer(edge, InMemoryRequest.of("GET", "/ready")).status()).isEqualTo(503);
    InMemoryResponse health = answer(edge, InMemoryRequest.of("GET", "/health"));
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.text()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void openPage_needsNoCallerAndHasGetOnly() throws Exception {
    Edge strangers = edge(ApiFunctionTest::refuse, () -> {});

    InMemoryResponse page = answer(strangers, InMemoryRequest.of("GET", "/openapi.yaml"));
    InMemoryResponse posted = answer(strangers, InMemoryRequest.of("POST", "/openapi.yaml"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).contains("application/yaml");
    assertThat(page.text()).isEqualTo("openapi: 3.1.0\n");
    assertThat(posted.status()).isEqualTo(405);
    assertThat(posted.header("Allow")).contains("GET");
  }

  private InMemoryResponse answer(InMemoryRequest request) throws IOException {
    return answer(edge(new LoopbackIdentity(), () -> {}), request);
  }

  private InMemoryResponse answer(Edge edge, InMemoryRequest request) throws IOException {
    Handler handler =
        call -> {
          calls.add(call);
          return Answer.ok(
              JsonObject.builder()
                  .put("project", call.variable("project"))
                  .put("note", call.variable("note"))
                  .build());
        };
    return answer(handler, edge, request);
  }

  private static InMemoryResponse answer(Handler handler, Edge edge, InMemoryRequest request)
      throws IOException {
    List<Route> routes =
        List.of(
            Route.of(Method.POST, NOTE, "notes.create", handler).accepting("validateOnly"),
            Route.of(Method.DELETE, NOTE, "notes.delete", handler));
    InMemoryResponse response = new InMemoryResponse();
    new ApiFunction(routes, edge).service(request, response);
    return response;
  }

  private static StoreUnavailableException storeIsDown() {
    return new StoreUnavailableException(
        "secret", Outcome.NOTHING_WRITTEN, Duration.ofSeconds(3), null);
  }

  private static Principal refuse(HttpRequest request) throws ApiException {
    throw ApiException.unauthenticated("who are you");
  }

  private static Edge edge(Identity identity, Readiness readiness) {
    OpenPage description =
        new OpenPage("/openapi.yaml", () -> Answer.text("application/yaml", "openapi: 3.1.0\n"));
    return new Edge(
        identity,
        readiness,
        List.of(description),
        new EdgeLimits(100, 100, 50, Limits.REQUEST),
        () -> "fresh");
  }
}
