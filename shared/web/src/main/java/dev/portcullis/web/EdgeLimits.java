package dev.portcullis.web;

import dev.portcullis.json.Limits;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one request may cost before a use case sees it.
 *
 * @param maxBodyBytes the size of the body
 * @param maxPathLength the length of the path, in {@code char}s
 * @param maxQueryLength the length of the query, as it stands in the URL, in {@code char}s
 * @param json what parsing the body may cost
 */
public record EdgeLimits(int maxBodyBytes, int maxPathLength, int maxQueryLength, Limits json) {

  /** How many headers there may be, counting every value. */
  static final int MAX_HEADERS = 100;

  /** How long they may be together, names and values, in {@code char}s: what Cloud Run takes. */
  static final int MAX_HEADER_LENGTH = 32_768;

  /** The limits of every function. */
  public static final EdgeLimits USUAL = new EdgeLimits(1 << 20, 2_048, 4_096, Limits.REQUEST);

  public EdgeLimits {
    Objects.requireNonNull(json, "json");
    if (maxBodyBytes < 1 || maxPathLength < 1 || maxQueryLength < 1) {
      throw new IllegalArgumentException("limits are at least 1");
    }
  }

  /** What a body may cost, read and parsed. */
  Limits body() {
    return json.withMaxBytes(Math.min(maxBodyBytes, json.maxBytes()));
  }

  /** Whether a request's headers are few and short enough to be looked at. */
  static boolean areBounded(Map<String, List<String>> headers) {
    long count = 0;
    long length = 0;
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      for (String value : header.getValue()) {
        count++;
        length += header.getKey().length() + value.length();
      }
    }
    return count <= MAX_HEADERS && length <= MAX_HEADER_LENGTH;
  }
}
