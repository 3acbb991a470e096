package dev.portcullis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.outbox.Notification;
import dev.portcullis.record.outbox.Receipt;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.runtime.google.AccessToken;
import dev.portcullis.runtime.google.JsonApi;
import dev.portcullis.runtime.google.MetadataToken;
import dev.portcullis.runtime.notification.PubsubPublisher;
import dev.portcullis.runtime.notification.TopicName;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.outbound.BoundedClient;
import dev.portcullis.web.outbound.NoAnswerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls of Google's APIs, against a double that answers as a test says. */
class AdaptersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final MutableClock clock = new MutableClock();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = "{}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(
                exchange.getRequestURI().getPath()
                    + " "
                    + Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .or(
                            () ->
                                Optional.ofNullable(
                                    exchange.getRequestHeaders().getFirst("Metadata-Flavor")))
                        .orElse("-")
                    + " "
                    + body);
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "200, Taken",
    "400, Refused",
    "413, Refused",
    "401, Failed",
    "403, Failed",
    "404, Failed",
    "409, Failed",
    "429, Failed",
    "500, Failed",
    "503, Failed",
  })
  void publish_status_isWhatItMeans(int given, String receipt) {
    status = given;

    assertThat(publish().getClass().getSimpleName()).isEqualTo(receipt);
    assertThat(asked).hasSize(1);
  }

  @Test
  void publish_message_hasItsKeyAndAttributes() {
    assertThat(publish()).isEqualTo(new Receipt.Taken());
    assertThat(asked.get(0))
        .startsWith("/v1/projects/p/topics/alerts:publish - {\"messages\":[{\"data\":\"")
        .contains(
            "\"attributes\":{\"id\":\"projects/demo/log/17\",\"kind\":\"BREAKGLASS_USED\","
                + "\"project\":\"demo\"},\"orderingKey\":\"demo\"");
  }

  @Test
  void publish_nobodyThere_failed() {
    PubsubPublisher publisher = publisher();
    server.stop(0);

    assertThat(publisher.publish(notification(), PATIENCE)).isInstanceOf(Receipt.Failed.class);
  }

  @Test
  void token_isKeptUntilShortlyBeforeItExpires() throws Exception {
    answer = "{\"access_token\":\"t1\",\"expires_in\":3599,\"token_type\":\"Bearer\"}";
    MetadataToken token = new MetadataToken(address("/token"), new BoundedClient(), clock);

    assertThat(token.get(PATIENCE)).contains("t1");
    clock.advance(Duration.ofSeconds(3538));
    assertThat(token.get(PATIENCE)).contains("t1");
    assertThat(asked).containsExactly("/token Google ");
    answer = "{\"access_token\":\"t2\",\"expires_in\":3599,\"token_type\":\"Bearer\"}";
    clock.advance(Duration.ofSeconds(1));
    assertThat(token.get(PATIENCE)).contains("t2");
    assertThat(asked).hasSize(2);
  }

  @Test
  void token_thatIsNotAccepted_isForgotten() throws Exception {
    List<String> forgotten = new ArrayList<>();
    AccessToken token =
        new AccessToken() {
          @Override
          public Optional<String> get(Duration patience) {
            return Optional.of("secret");
          }

          @Override
          public void forget() {
            forgotten.add("it");
          }
        };
    status = 401;

    var reply =
        new JsonApi(new BoundedClient(), token).post(address("/x"), JsonObject.empty(), PATIENCE);

    assertThat(reply.isOk()).isFalse();
    assertThat(asked).containsExactly("/x Bearer secret {}");
    assertThat(forgotten).hasSize(1);
  }

  @Test
  void token_otherAnswer_isNone() {
    MetadataToken token = new MetadataToken(address("/token"), new BoundedClient(), clock);

    assertThatExceptionOfType(NoAnswerException.class).isThrownBy(() -> token.get(PATIENCE));
    status = 404;
    assertThatExceptionOfType(NoAnswerException.class).isThrownBy(() -> token.get(PATIENCE));
  }

  private Receipt publish() {
    return publisher().publish(notification(), PATIENCE);
  }

  private PubsubPublisher publisher() {
    return new PubsubPublisher(
        new JsonApi(new BoundedClient(), AccessToken.none()),
        address(""),
        new TopicName("projects/p/topics/alerts"));
  }

  private static Notification notification() {
    Event event =
        new Event(
            new ProjectId("demo"),
            EventKind.BREAKGLASS_USED,
            MutableClock.START,
            "projects/demo/decisions/d",
            JsonObject.empty(),
            Event.particulars(Gate.PIPELINE).build());
    return Notification.of(event, 17);
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }
}
