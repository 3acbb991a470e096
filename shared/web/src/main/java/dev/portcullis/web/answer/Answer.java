package dev.portcullis.web.answer;

import dev.portcullis.json.JsonObject;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a request is answered with. Immutable.
 *
 * @param status of HTTP, from 200 to 599, and one that goes with content
 * @param content what it carries
 * @param headers beside those that every answer has
 */
public record Answer(int status, Content content, Map<String, String> headers) {

  private static final int OK = 200;
  private static final Set<Integer> WITHOUT_CONTENT = Set.of(204, 205, 304);

  public Answer {
    Objects.requireNonNull(content, "content");
    headers = Headers.copyOf(headers);
    if (status < OK || status > 599 || WITHOUT_CONTENT.contains(status)) {
      throw new IllegalArgumentException("an answer has a status that goes with content");
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
}
