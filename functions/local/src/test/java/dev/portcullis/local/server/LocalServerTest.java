package dev.portcullis.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.local.RawHttp;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalServerTest {

  private static LocalServer server;

  @BeforeAll
  static void start() throws PortTakenException {
    server = LocalServer.start(portcullis(), 0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void health_isOk() throws Exception {
    HttpResponse<String> response = get("/health");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}");
    assertThat(response.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void ready_asksTheStore() throws Exception {
    assertThat(get("/ready").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/projects/demo/settings",
        "/v1/projects/demo/policy",
        "/v1/projects/demo/notes",
        "/v1/projects/demo/decisions"
      })
  void everyFunction_isThere(String path) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("project demo is not registered here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "LocalHost", "[::1]"})
  void host_ofThisMachine_isServed(String name) throws IOException {
    assertThat(hosted(name)).startsWith("HTTP/1.1 200");
    assertThat(hosted(name + ":" + server.port())).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.",
        "127.0.0.1:1",
        "0.0.0.0",
        "127.1",
        "[::]"
      })
  void host_ofAnother_isForbidden(String name) throws IOException {
    assertThat(hosted(name))
        .startsWith("HTTP/1.1 403")
        .contains("\"status\":\"PERMISSION_DENIED\"");
  }

  @Test
  void target_thatNamesAnotherHost_isRefused() throws IOException {
    String answer = raw("GET http://evil.example/health HTTP/1.1", "127.0.0.1");

    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  @Test
  void host_missing_isForbidden() throws IOException {
    assertThat(RawHttp.exchange(server.port(), "GET /health HTTP/1.0\r\n\r\n")).contains(" 403 ");
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:PORT, 200",
    "http://localhost:PORT, 200",
    "http://127.0.0.1, 403",
    "https://127.0.0.1:PORT, 403",
    "http://127.0.0.1:1, 403",
    "https://evil.example, 403",
    "null, 403"
  })
  void origin_decidesWhoMayCall(String origin, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri().resolve("/health"))
            .header("Origin", origin.replace("PORT", Integer.toString(server.port())))
            .build();

    assertThat(client().send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "GET /%2F HTTP/1.1, 400",
    "GET /a//b HTTP/1.1, 400",
    "GET /%00 HTTP/1.1, 400",
    "nonsense, 400"
  })
  void whatTheServerRefuses_hasTheFormOfAllErrors(String line, int status) throws IOException {
    String answer =
        RawHttp.exchange(server.port(), line + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 " + status).contains("{\"error\":{\"code\":" + status);
  }

  @Test
  void port_thatIsTaken_isNamed() {
    try (Portcullis other = portcullis()) {
      assertThatThrownBy(() -> LocalServer.start(other, server.port()).close())
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("port " + server.port() + " of 127.0.0.1");
    }
  }

  private static String hosted(String host) throws IOException {
    return raw("GET /health HTTP/1.1", host);
  }

  private static String raw(String line, String host) throws IOException {
    return RawHttp.exchange(
        server.port(), line + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = server.uri().resolve(path);
    return client().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static HttpClient client() {
    return HttpClient.newHttpClient();
  }

  private static Portcullis portcullis() {
    return Portcullis.over(SqliteDocumentStore.inMemory(), InstantSource.system(), new Random(1));
  }
}
