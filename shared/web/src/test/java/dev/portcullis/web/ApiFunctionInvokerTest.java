package dev.portcullis.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.functions.invoker.runner.Invoker;
import dev.portcullis.web.memory.LogCapture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The edge behind the real functions framework, over HTTP on a loopback port. Takes a second or two
 * to start.
 */
@Timeout(60)
class ApiFunctionInvokerTest {

  private static final String ATTESTORS = "/v1/projects/p/attestors";

  // Held, as loggers that nobody holds forget their level.
  private static final List<Logger> TALKERS =
      List.of(
          Logger.getLogger("org.eclipse.jetty"),
          Logger.getLogger("com.google.cloud.functions.invoker"));
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static String host = "";
  private static Invoker invoker = new Invoker(0, "", "http", loader());

  @BeforeAll
  static void start() throws Exception {
    TALKERS.forEach(logger -> logger.setLevel(Level.WARNING));
    int port = freePort();
    host = "http://127.0.0.1:" + port;
    invoker = new Invoker(port, InvokedFunction.class.getName(), "http", loader());
    invoker.startTestServer();
  }

  @AfterAll
  static void stop() throws Exception {
    invoker.stopServer();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/projects/p, p",
    "/v1/projects/p/, p",
    "/v1/projects/example.com:web, example.com:web",
    "/v1/projects/example.com%3Aweb, example.com:web",
    "/v1/projects/example.com:web/attestors/a, example.com:web",
    "/v1/projects/example.com:web/attestors/a:getIamPolicy, example.com:web",
    "/v1/projects/p/attestors/%E2%9C%93?alt=json, p",
    "'/v1/projects/p/attestors/a?filter=has_suffix(resourceUrl,%22sha256:0%2F%22)', p",
    "/v1/projects/p/attestors/x@sha256:0, p"
  })
  void knownPath_reachesItsHandler(String target, String project) throws Exception {
    HttpResponse<String> response = send("GET", target);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"project\":\"" + project + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1/nothing",
        "/v1/projects",
        "/v1/projects/p/attestors/a/b",
        "/v1/projects/p/./attestors/a",
        "/v1/projects/x/../p/attestors/a",
        "/v1/projects/p;v=1",
        "/v1/projects/p;v=1/attestors/a",
        "/v1/projects/p%3Fa",
        "/v1/projects/p%E2%80%AEq"
      })
  void unknownPath_is404InOurWords(String target) throws Exception {
    HttpResponse<String> response = send("GET", target);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("\"status\":\"NOT_FOUND\"");
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/json; charset=UTF-8");
  }

  /** The server itself refuses these, before any function is asked. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1//projects/p",
        "//v1/projects/p",
        "/v1/projects/p//",
        "/v1/projects%2Fp",
        "/v1/projects/p%25",
        "/v1/projects/%00",
        "/v1/projects/p%0Aq",
        "/v1/projects/%2e%2e/projects/p",
        "/v1/projects/%C0%AF"
      })
  void pathThatReadersDisagreeOn_neverReachesAHandler(String target) throws Exception {
    HttpResponse<String> response = send("GET", target);

    assertThat(response.statusCode()).isIn(400, 404);
    assertThat(response.body()).doesNotContain("project\"");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /v1/projects/p/attestors/a, 'GET, DELETE'",
    "POST, /v1/projects/p/attestors/a:getIamPolicy, GET",
    "OPTIONS, /v1/projects/p, GET",
    "HEAD, /v1/projects/p, GET",
    "FOO, /v1/projects/p, GET",
    "POST, /health, GET"
  })
  void otherMethod_is405(String method, String target, String allowed) throws Exception {
    HttpResponse<String> response = send(method, target);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains(allowed);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/json; charset=UTF-8");
  }

  @Test
  void methodOverride_meansNothing() throws Exception {
    HttpRequest request =
        request("POST", "/v1/projects/p").header("X-HTTP-Method-Override", "GET").build();

    assertThat(send(request).statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, '{\"a\": 1}', 200",
    "application/json; charset=utf-8, '{\"a\": 1}', 200",
    "application/yaml, 'a: 1', 200",
    "text/yaml, 'a: 1', 200",
    "'', '{\"a\": 1}', 200",
    "'', 'a: 1', 415",
    "text/plain, '{\"a\": 1}', 415",
    "application/x-www-form-urlencoded, '{\"a\": 1}', 415",
    "application/json, '', 400",
    "application/json, '{\"a\": 1, \"a\": 2}', 400",
    "application/json, '{\"a\": ', 400"
  })
  void body_isReadByItsTypeOnly(String type, String text, int status) throws Exception {
    HttpResponse<String> response = post(type, BodyPublishers.ofString(text));

    assertThat(response.statusCode()).isEqualTo(status);
    if (status == 200) {
      assertThat(response.body()).isEqualTo("{\"body\":{\"a\":1}}");
    } else {
      assertThat(response.body()).contains("\"status\":\"INVALID_ARGUMENT\"");
    }
  }

  @Test
  void compressedBody_is415() throws Exception {
    HttpRequest request =
        request("POST", ATTESTORS)
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .build();

    HttpResponse<String> response = send(request);

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.headers().firstValue("Accept-Encoding")).contains("identity");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bodyAtTheLimit_isRead_oneByteMoreIs413(boolean chunked) throws Exception {
    String longest = "{\"a\":1" + " ".repeat(InvokedFunction.MAX_BODY_BYTES - 7) + "}";

    assertThat(post("application/json", publisher(longest, chunked)).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = post("application/json", publisher(longest + " ", chunked));
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("\"code\":413").contains("\"status\":\"INVALID_ARGUMENT\"");
  }

  @Test
  void brokenQuery_is400InOurWords() throws Exception {
    for (String query : List.of("filter=%C0%AF", "typo=1", "filter=a&filter=b")) {
      HttpResponse<String> response = send("GET", ATTESTORS + "/a?" + query);

      assertThat(response.statusCode()).as(query).isEqualTo(400);
      assertThat(response.body()).as(query).contains("google.rpc.BadRequest");
    }
  }

  @Test
  void bug_is500WithoutItsWords() throws Exception {
    try (LogCapture log = LogCapture.of(ApiFunction.class)) {
      HttpResponse<String> response = send("GET", "/v1/bug");

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).contains("\"status\":\"INTERNAL\"").doesNotContain("secret");
      assertThat(log.records()).hasSize(1);
    }
  }

  @Test
  void everyAnswer_hasTheHeadersOfAllOnce() throws Exception {
    HttpRequest request = request("GET", "/v1/projects/p").header("X-Request-Id", "t-1").build();
    HttpResponse<String> response = send(request);

    assertThat(response.headers().allValues("x-request-id")).containsExactly("t-1");
    assertThat(response.headers().allValues("Content-Type"))
        .containsExactly("application/json; charset=UTF-8");
    assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(response.body()).contains("\"requestId\":\"t-1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/ready"})
  void probe_isAnswered(String target) throws Exception {
    assertThat(send("GET", target).body()).isEqualTo("{\"status\":\"ok\"}");
  }

  /** None is answered before all have arrived, so this ends only if all are served at once. */
  @Test
  void fiftyRequests_areServedAtOnceAndNotMixedUp() {
    List<CompletableFuture<HttpResponse<String>>> sent =
        IntStream.range(0, InvokedFunction.MEETING)
            .mapToObj(i -> request("GET", "/v1/projects/p" + i + ":meet").build())
            .map(request -> CLIENT.sendAsync(request, BodyHandlers.ofString()))
            .toList();

    for (int i = 0; i < sent.size(); i++) {
      assertThat(sent.get(i).join().body()).startsWith("{\"project\":\"p" + i + "\",");
    }
  }

  private static HttpResponse<String> post(String type, BodyPublisher body) throws Exception {
    HttpRequest.Builder request = builder(ATTESTORS).POST(body);
    return send((type.isEmpty() ? request : request.header("Content-Type", type)).build());
  }

  private static BodyPublisher publisher(String text, boolean chunked) {
    byte[] bytes = text.getBytes(UTF_8);
    return chunked
        ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))
        : BodyPublishers.ofByteArray(bytes);
  }

  private static HttpResponse<String> send(String method, String target) throws Exception {
    return send(request(method, target).build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String method, String target) {
    return builder(target).method(method, BodyPublishers.noBody());
  }

  private static HttpRequest.Builder builder(String target) {
    return HttpRequest.newBuilder(URI.create(host + target)).timeout(Duration.ofSeconds(40));
  }

  private static ClassLoader loader() {
    return ApiFunctionInvokerTest.class.getClassLoader();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
