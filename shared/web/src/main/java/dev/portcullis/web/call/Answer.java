package dev.portcullis.web.call;

import dev.portcullis.json.JsonObject;
import dev.portcullis.web.error.ApiError;
import java.util.Map;
import java.util.Objects;

/**
 * What a request is answered with. Immutable.
 *
 * @param status of HTTP
 * @param content what it carries
 * @param headers beside those that every answer has
 */
public record Answer(int status, Content content, Map<String, String> headers) {

  private static final int OK = 200;

  public Answer {
    Objects.requireNonNull(content, "content");
    headers = Headers.copyOf(headers);
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("an answer has a status from 200 to 599");
    }
  }

  /** 200 with JSON. */
  public static Answer ok(JsonObject body) {
    return new Answer(OK, new Content.Json(body), Map.of());
  }

  /** 200 with a text of another type. */
  public static Answer text(String contentType, String text) {
    return new Answer(OK, new Content.Text(contentType, text), Map.of());
  }

  /** An error. */
  public static Answer error(ApiError error) {
    return new Answer(error.httpStatus(), new Content.Json(error.toJson()), error.headers());
  }
}
