package dev.portcullis.web.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.Limits;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.memory.InMemoryRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyPaceTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final BodyPace pace =
      new BodyPace(Duration.ofSeconds(10), Duration.ofSeconds(2), 10, nanos::get);

  @ParameterizedTest
  @CsvSource({
    "0, PT2S, false",
    "0, PT2.1S, true",
    "21, PT2.1S, false",
    "20, PT2.1S, true",
    "1000000, PT10S, false",
    "1000000, PT10.001S, true"
  })
  void isTooSlow_isByTimeAndByPace(long bytes, Duration elapsed, boolean slow) {
    assertThat(pace.isTooSlow(bytes, elapsed)).isEqualTo(slow);
  }

  @Test
  void body_thatDrips_is408AndEndsTheConnection() {
    DrippingStream body = new DrippingStream("{\"a\":1,".repeat(100), Duration.ofMillis(500));

    ApiException refused = refusal(body);

    assertThat(refused.error().httpStatus()).isEqualTo(408);
    assertThat(refused.error().headers()).containsEntry("Connection", "close");
    assertThat(body.sent).isEqualTo(5);
  }

  @Test
  void body_thatIsSlowAndShort_isRead() throws Exception {
    DrippingStream body = new DrippingStream("{}", Duration.ofMillis(900));

    assertThat(body(body).value()).isEqualTo(JsonObject.empty());
  }

  @Test
  void body_onWhichTheServerGaveUp_is408() {
    assertThat(refusal(failing(new SocketTimeoutException())).error().httpStatus()).isEqualTo(408);
    assertThat(refusal(failing(new IOException(new TimeoutException()))).error().httpStatus())
        .isEqualTo(408);
  }

  @Test
  void anyPace_isNeverTooSlow() throws Exception {
    InputStream body = BodyPace.any().watch(new DrippingStream("abc", Duration.ofDays(1)));

    assertThat(body.read()).isEqualTo('a');
    assertThat(body.readAllBytes()).hasSize(2);
    assertThat(body.read()).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"PT-1S, PT0S, 0", "PT0S, PT-1S, 0", "PT0S, PT0S, -1"})
  void paceBelowZero_isRefused(Duration longest, Duration grace, int bytesPerSecond) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BodyPace(longest, grace, bytesPerSecond, nanos::get));
  }

  private ApiException refusal(InputStream stream) {
    RequestBody body = body(stream);
    return catchThrowableOfType(ApiException.class, body::value);
  }

  private RequestBody body(InputStream stream) {
    InMemoryRequest request =
        InMemoryRequest.of("POST", "/v1/x").withBody("application/json", "").withStream(stream, -1);
    return new RequestBody(request, Limits.REQUEST, pace);
  }

  private static InputStream failing(IOException failure) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw failure;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        throw failure;
      }
    };
  }

  /** One byte per read, each of which takes a while. */
  private final class DrippingStream extends InputStream {
    private final byte[] bytes;
    private final Duration wait;
    private int sent;

    private DrippingStream(String text, Duration wait) {
      this.bytes = text.getBytes(StandardCharsets.UTF_8);
      this.wait = wait;
    }

    @Override
    public int read() {
      nanos.addAndGet(wait.toNanos());
      return sent < bytes.length ? bytes[sent++] : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int next = read();
      if (next < 0) {
        return -1;
      }
      target[offset] = (byte) next;
      return 1;
    }
  }
}
