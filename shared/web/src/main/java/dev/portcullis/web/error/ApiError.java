package dev.portcullis.web.error;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.answer.Content;
import dev.portcullis.web.answer.Headers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An answer that is an error, in the form of Google's APIs (<a
 * href="https://google.aip.dev/193">AIP-193</a>). Immutable.
 *
 * @param httpStatus the status line; the code's own, but for what only HTTP knows (405, 413, 414,
 *     415)
 * @param code the sort of error
 * @param message what was wrong and what to do next, for people; cut if it is very long
 * @param details for programs; each names its type in {@code @type}
 * @param headers to be sent with it, such as {@code Retry-After}
 */
public record ApiError(
    int httpStatus,
    RpcCode code,
    String message,
    List<JsonObject> details,
    Map<String, String> headers) {

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  public ApiError {
    Objects.requireNonNull(code, "code");
    message = Wording.bounded(message);
    details = List.copyOf(details);
    headers = Headers.copyOf(headers);
    if (httpStatus < 400 || httpStatus > 599) {
      throw new IllegalArgumentException("an error has a status from 400 to 599");
    }
    if (!details.stream().allMatch(ErrorDetails::isTyped)) {
      throw new IllegalArgumentException("a detail of an error must name its @type");
    }
  }

  /** An error with the code's own status and nothing but a message. */
  public static ApiError of(RpcCode code, String message) {
    return new ApiError(code.httpStatus(), code, message, List.of(), Map.of());
  }

  /** The same error with another status line. */
  public ApiError withHttpStatus(int status) {
    return new ApiError(status, code, message, details, headers);
  }

  /** The same error with one detail more, behind the others. */
  public ApiError withDetail(JsonObject detail) {
    List<JsonObject> more = new ArrayList<>(details);
    more.add(detail);
    return new ApiError(httpStatus, code, message, more, headers);
  }

  /** The same error with a header, in place of one of that name. */
  public ApiError withHeader(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new ApiError(httpStatus, code, message, details, more);
  }

  /**
   * The same error, telling the caller when to try again: whole seconds, rounded up, from one
   * second to one hour, as a header and as a detail.
   */
  public ApiError withRetryAfter(Duration wait) {
    Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    long seconds = Math.max(1, bounded.plusNanos(999_999_999).toSeconds());
    return withHeader("Retry-After", Long.toString(seconds))
        .withDetail(ErrorDetails.retryInfo(seconds));
  }

  /** The answer that says it: {@code {"error": {"code", "message", "status", "details"}}}. */
  public Answer toAnswer() {
    JsonObject.Builder error =
        JsonObject.builder()
            .put("code", httpStatus)
            .put("message", message)
            .put("status", code.name());
    if (!details.isEmpty()) {
      error.put("details", JsonArray.of(details));
    }
    JsonObject body = JsonObject.builder().put("error", error.build()).build();
    return new Answer(httpStatus, new Content.Json(body), headers);
  }
}
