package dev.portcullis.web.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.web.error.ApiError;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.error.RpcCode;
import dev.portcullis.web.memory.InMemoryRequest;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

  private static final Limits LIMITS = Limits.REQUEST.withMaxBytes(16);
  private static final JsonValue EXPECTED = JsonObject.builder().put("a", 1).build();
  private static final InMemoryRequest POST = InMemoryRequest.of("POST", "/v1/x");

  @ParameterizedTest
  @CsvSource({
    "application/json, '{\"a\":1}'",
    "application/yaml, 'a: 1'",
    "application/x-yaml, 'a: 1'",
    "text/yaml, 'a: 1'",
    "application/yaml, '{\"a\":1}'",
    "'', '{\"a\":1}'",
    "'', '\r\n\t {\"a\":1}'",
    "' ', '{\"a\":1}'"
  })
  void value_isReadByItsType(String contentType, String text) throws Exception {
    assertThat(body(POST.withBody(contentType, text)).value()).isEqualTo(EXPECTED);
  }

  @Test
  void value_yamlDeclaredAsJson_isRefused() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> body(POST.withBody("application/json", "a: 1")).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void value_nothing_isInvalidAndNotOfAnotherType(String text) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> body(POST.withBody("", text)).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "\u0000"})
  void value_ofAnotherType_is415AndSaysWhatToSend(String contentType) {
    ApiError error = refusal(POST.withBody(contentType, "{\"a\":1}"));

    assertThat(error.httpStatus()).isEqualTo(415);
    assertThat(error.code()).isEqualTo(RpcCode.INVALID_ARGUMENT);
    assertThat(error.message()).contains("application/json, application/x-yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: 1", "[1]", "\u00a0{\"a\":1}", "\ufeff{}"})
  void value_withoutTypeOrBrace_is415(String text) {
    assertThat(refusal(POST.withBody("", text)).httpStatus()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "identity, gzip", ""})
  void value_compressed_is415(String encoding) {
    ApiError error =
        refusal(
            POST.withHeader("Content-Encoding", encoding)
                .withBody("application/json", "{\"a\":1}"));

    assertThat(error.httpStatus()).isEqualTo(415);
    assertThat(error.headers()).containsEntry("Accept-Encoding", "identity");
  }

  @Test
  void value_encodedAsIdentity_isRead() throws Exception {
    InMemoryRequest request =
        POST.withHeader("Content-Encoding", " Identity").withBody("", "{\"a\":1}");

    assertThat(body(request).value()).isEqualTo(EXPECTED);
  }

  @Test
  void value_longestBody_isRead() throws Exception {
    String text = "{\"a\":1" + " ".repeat(9) + "}";

    assertThat(text).hasSize(16);
    assertThat(body(POST.withBody("application/json", text)).value()).isEqualTo(EXPECTED);
  }

  @Test
  void value_longerBodyOfUnknownLength_is413AfterOneByteTooMany() {
    CountingStream stream = new CountingStream();

    ApiError error = refusal(POST.withStream(stream, -1));

    assertThat(error.httpStatus()).isEqualTo(413);
    assertThat(error.code()).isEqualTo(RpcCode.INVALID_ARGUMENT);
    assertThat(error.message()).contains("16 bytes");
    assertThat(stream.read).isEqualTo(17);
  }

  @Test
  void requireAcceptable_declaredTooLong_is413BeforeReading() {
    CountingStream stream = new CountingStream();
    RequestBody body = body(POST.withStream(stream, 17));

    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(body::requireAcceptable)
        .satisfies(refused -> assertThat(refused.error().httpStatus()).isEqualTo(413));
    assertThat(stream.read).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 16})
  void requireAcceptable_shortOrUnknown_passes(long length) {
    RequestBody body = body(POST.withStream(new CountingStream(), length));

    assertThatNoException().isThrownBy(body::requireAcceptable);
  }

  @Test
  void value_isReadOnceAndKept() throws Exception {
    RequestBody body = body(POST.withBody("application/json", "{\"a\":1}"));

    assertThat(body.value()).isSameAs(body.value());
  }

  @Test
  void value_afterARefusal_isNotReadAgain() {
    RequestBody body = body(POST.withBody("application/json", "{"));

    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(body::value);
    assertThatIllegalStateException().isThrownBy(body::value);
  }

  @Test
  void value_thatBreaksOff_is400() {
    ApiError error = refusal(POST.withStream(new BrokenStream(), -1));

    assertThat(error.httpStatus()).isEqualTo(400);
    assertThat(error.message()).contains("broke off").doesNotContain("secret");
  }

  private static RequestBody body(InMemoryRequest request) {
    return new RequestBody(request, LIMITS);
  }

  private static ApiError refusal(InMemoryRequest request) {
    RequestBody body = body(request);
    try {
      JsonValue value = body.value();
      throw new AssertionError("was read: " + value);
    } catch (ApiException refused) {
      return refused.error();
    } catch (InvalidInputException invalid) {
      throw new AssertionError("was parsed", invalid);
    }
  }

  /** A stream without end that counts what is taken from it. */
  private static final class CountingStream extends InputStream {
    private long read;

    @Override
    public int read() {
      read++;
      return ' ';
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      Arrays.fill(target, offset, offset + length, (byte) ' ');
      read += length;
      return length;
    }
  }

  /** A connection that is lost after the first byte. */
  private static final class BrokenStream extends FilterInputStream {
    private BrokenStream() {
      super(new ByteArrayInputStream(new byte[] {'{'}));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      if (count < 0) {
        throw new IOException("secret");
      }
      return count;
    }
  }
}
