package dev.portcullis.web.identity.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.portcullis.testkit.issuer.SigningKey;
import dev.portcullis.testkit.issuer.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpKeySourceTest {

  private static final String SET = TestIssuer.keySet(SigningKey.p256("k", 0));

  private final HttpKeySource source = new HttpKeySource(Duration.ofSeconds(20));
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    ended.countDown();
    server.stop(0);
  }

  @Test
  void fetch_keySet_isReadWithItsAge() throws Exception {
    serve(exchange -> answer(exchange, 200, SET, "public, max-age=60, must-revalidate"));

    FetchedKeys fetched = source.fetch(address());

    assertThat(fetched.keys().keys()).containsOnlyKeys("k");
    assertThat(fetched.maxAge()).isEqualTo(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max-age=5 | 5",
        "MAX-AGE=5 | 5",
        "private,max-age=\"5\" | 5",
        "s-maxage=5 | 0",
        "x-max-age=5 | 0",
        "max-age=-5 | 0",
        "max-age=99999999999 | 0",
        "no-store, max-age=5 | 0",
        "max-age=5, no-cache | 0",
        "max-age | 0",
      })
  void fetch_cacheControl_isUnderstoodOrTakenForNone(String header, long seconds) throws Exception {
    serve(exchange -> answer(exchange, 200, SET, header));

    assertThat(source.fetch(address()).maxAge()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 404, 500, 503})
  void fetch_otherStatus_isNoAnswer(int status) {
    serve(exchange -> answer(exchange, status, "", "max-age=60"));

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> source.fetch(address()))
        .withMessage("the answer has status " + status);
  }

  @Test
  void fetch_redirect_isNotFollowed() {
    serve(
        exchange -> {
          exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
          answer(exchange, 302, "", "max-age=60");
        });

    assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> source.fetch(address()));
    assertThat(calls).hasValue(1);
  }

  @Test
  void fetch_endlessAnswer_isBrokenOff() {
    serve(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] chunk = new byte[8_192];
          // Ends when the reader has gone, by an exception; 64 MB are far beyond every buffer.
          for (int i = 0; i < 8_192; i++) {
            exchange.getResponseBody().write(chunk);
          }
        });

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> source.fetch(address()))
        .havingCause()
        .withStackTraceContaining("the answer is longer than 262144 bytes");
  }

  /** The headers come at once and the body never: the limit holds for both. */
  @Test
  void fetch_answerThatDoesNotEnd_isGivenUp() {
    serve(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          try {
            ended.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> new HttpKeySource(Duration.ofMillis(300)).fetch(address()))
        .withMessageContaining("there is no answer");
  }

  @Test
  void fetch_nobodyThere_isNoAnswer() {
    URI address = address();
    server.stop(0);

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> source.fetch(address))
        .withMessage("there is no answer");
  }

  private void serve(HttpHandler handler) {
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  private static void answer(HttpExchange exchange, int status, String body, String caching)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Cache-Control", caching);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }
}
