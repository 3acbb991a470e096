package dev.portcullis.web.call;

import com.google.cloud.functions.HttpRequest;
import dev.portcullis.json.Excerpt;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.json.YamlText;
import dev.portcullis.web.error.ApiError;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.error.RpcCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request: read when it is first asked for, never more than the limit of it, and
 * parsed once. Not safe for use by several threads.
 */
public final class RequestBody {

  private static final int REQUEST_TIMEOUT = 408;
  private static final int PAYLOAD_TOO_LARGE = 413;
  private static final int UNSUPPORTED_MEDIA_TYPE = 415;

  private final HttpRequest request;
  private final Limits limits;
  private final BodyPace pace;
  private boolean read;
  private @Nullable JsonValue value;

  /** The body of this request, which nothing else may read, at whatever pace it comes. */
  public RequestBody(HttpRequest request, Limits limits) {
    this(request, limits, BodyPace.any());
  }

  /** The body of this request, which nothing else may read. */
  public RequestBody(HttpRequest request, Limits limits, BodyPace pace) {
    this.request = Objects.requireNonNull(request, "request");
    this.limits = Objects.requireNonNull(limits, "limits");
    this.pace = Objects.requireNonNull(pace, "pace");
  }

  /**
   * Refuses, before anything is read, a body that says that it is too long or compressed, whether
   * or not anybody would read it.
   *
   * @throws ApiException 413, 415
   */
  public void requireAcceptable() throws ApiException {
    if (request.getContentLength() > limits.maxBytes()) {
      throw tooLarge();
    }
    requireUncompressed();
  }

  /**
   * What the body says: JSON or YAML by its {@code Content-Type}; without one, JSON if it begins
   * with a brace.
   *
   * @throws ApiException 408 if it is too slow, 413 if it is too long, 415 if it is of another type
   *     or compressed, 400 if it breaks off
   * @throws InvalidInputException if it is not what its type says, or passes a limit
   * @throws IllegalStateException if it was refused before
   */
  public JsonValue value() throws ApiException, InvalidInputException {
    if (value == null) {
      value = readOnce();
    }
    return value;
  }

  private JsonValue readOnce() throws ApiException, InvalidInputException {
    if (read) {
      throw new IllegalStateException("the body was read before, and refused");
    }
    read = true;
    requireUncompressed();
    Optional<MediaType> declared = declaredType();
    byte[] bytes = readBounded();
    MediaType type = declared.isPresent() ? declared.get() : guessedType(bytes);
    return switch (type) {
      case JSON -> JsonText.parse(bytes, limits);
      case YAML -> YamlText.parse(bytes, limits);
    };
  }

  private void requireUncompressed() throws ApiException {
    for (Map.Entry<String, List<String>> header : request.getHeaders().entrySet()) {
      if (header.getKey().equalsIgnoreCase("Content-Encoding")) {
        for (String encoding : header.getValue()) {
          requireIdentity(encoding.strip());
        }
      }
    }
  }

  private static void requireIdentity(String encoding) throws ApiException {
    if (!encoding.toLowerCase(Locale.ROOT).equals("identity")) {
      throw new ApiException(
          unsupported(
                  "the body has the Content-Encoding "
                      + Excerpt.of(encoding)
                      + "; send it uncompressed")
              // As RFC 7694 has it.
              .withHeader("Accept-Encoding", "identity"));
    }
  }

  private Optional<MediaType> declaredType() throws ApiException {
    Optional<String> header = request.getContentType().filter(text -> !text.isBlank());
    Optional<MediaType> type = header.flatMap(MediaType::find);
    if (header.isPresent() && type.isEmpty()) {
      throw new ApiException(
          unsupported(
              "the Content-Type "
                  + Excerpt.of(header.get())
                  + " cannot be read; send UTF-8 as one of "
                  + MediaType.accepted()));
    }
    return type;
  }

  private static MediaType guessedType(byte[] bytes) throws ApiException {
    int start = 0;
    while (start < bytes.length && isBlank(bytes[start])) {
      start++;
    }
    // That there is nothing is for the parser to say.
    if (start == bytes.length || bytes[start] == '{') {
      return MediaType.JSON;
    }
    throw new ApiException(
        unsupported("the request has no Content-Type; set one of " + MediaType.accepted()));
  }

  private static boolean isBlank(byte character) {
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
  }

  private byte[] readBounded() throws ApiException {
    try {
      InputStream stream = pace.watch(request.getInputStream());
      // One byte more than may be there tells a body that is too long from one that fits.
      byte[] bytes = stream.readNBytes(Math.addExact(limits.maxBytes(), 1));
      if (bytes.length > limits.maxBytes()) {
        throw tooLarge();
      }
      return bytes;
    } catch (SlowBodyException slow) {
      throw tooSlow();
    } catch (IOException brokenOff) {
      // The server's own idle timeout, when nothing at all comes in.
      if (brokenOff instanceof SocketTimeoutException
          || brokenOff.getCause() instanceof TimeoutException) {
        throw tooSlow();
      }
      throw new ApiException(
          ApiError.of(
              RpcCode.INVALID_ARGUMENT, "the body broke off; send the whole request again"));
    }
  }

  private static ApiException tooSlow() {
    return new ApiException(
        ApiError.of(
                RpcCode.INVALID_ARGUMENT,
                "the body comes in too slowly; send the whole request again, without pauses")
            .withHttpStatus(REQUEST_TIMEOUT)
            // What is still on its way would be taken for the next request (RFC 9110, 15.5.9).
            .withHeader("Connection", "close"));
  }

  private ApiException tooLarge() {
    return new ApiException(
        ApiError.of(
                RpcCode.INVALID_ARGUMENT,
                "the body is longer than the "
                    + limits.maxBytes()
                    + " bytes that are accepted; send less in one request")
            .withHttpStatus(PAYLOAD_TOO_LARGE));
  }

  private static ApiError unsupported(String message) {
    return ApiError.of(RpcCode.INVALID_ARGUMENT, message).withHttpStatus(UNSUPPORTED_MEDIA_TYPE);
  }
}
