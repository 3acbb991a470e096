package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.storage.deadline.TimeBudget;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.web.call.BodyPace;
import dev.portcullis.web.limit.Guard;
import dev.portcullis.web.limit.InFlight;
import dev.portcullis.web.limit.RateLimiter;
import dev.portcullis.web.limit.Rates;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that sends a byte now and then is cut off, and its place is free again. */
@Timeout(60)
final class SlowBodyTest {

  private static final int MAX_BYTES = 1_000;

  /** How long a client waits between two bytes. */
  private static final int DRIP_MILLIS = 20;

  private final CountingStore store = new CountingStore(SqliteDocumentStore.inMemory());

  @Test
  void bodyThatTakesTooLong_is408AndTheConnectionEnds() throws Exception {
    BodyPace pace = new BodyPace(Duration.ofMillis(300), Duration.ofHours(1), 0, System::nanoTime);

    assertCutOff(pace);
  }

  @Test
  void bodyThatDrips_is408AndTheConnectionEnds() throws Exception {
    BodyPace pace =
        new BodyPace(Duration.ofHours(1), Duration.ofMillis(100), 10_000, System::nanoTime);

    assertCutOff(pace);
  }

  private void assertCutOff(BodyPace pace) throws Exception {
    Guard guard =
        new Guard(
            new InFlight(1),
            new RateLimiter(new Rates.Unlimited(), System::nanoTime),
            new TimeBudget(Guard.USUAL_TIME, System::nanoTime),
            pace);
    try (TestServer server = TestServer.behind(guard, store)) {
      store.reset();

      String answer = drip(server.server().port());

      assertThat(answer)
          .startsWith("HTTP/1.1 408")
          .contains("Connection: close")
          .contains("the body comes in too slowly");
      assertThat(store.roundTrips()).isZero();
      assertThat(server.api().get(Api.PROJECT + "/policy").status()).isEqualTo(200);
    }
  }

  /** Sends a body byte by byte until the server has had enough; what it says then. */
  private static String drip(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(DRIP_MILLIS);
      String head =
          "POST /v1/projects/demo/deployments:validate HTTP/1.1\r\nHost: 127.0.0.1:"
              + port
              + "\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      StringBuilder answer = new StringBuilder();
      for (int sent = 0; sent < MAX_BYTES; sent++) {
        try {
          int read = socket.getInputStream().read();
          if (read < 0) {
            return answer.toString();
          }
          answer.append((char) read).append(rest(socket.getInputStream()));
        } catch (SocketTimeoutException nothingYet) {
          socket.getOutputStream().write('{');
        } catch (SocketException reset) {
          return answer.toString();
        }
      }
      throw new AssertionError("the server goes on reading; it said: " + answer);
    }
  }

  private static String rest(InputStream answer) throws IOException {
    byte[] bytes = answer.readNBytes(answer.available());
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
