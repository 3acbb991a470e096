package dev.portcullis.web;

import dev.portcullis.json.Limits;
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
}
