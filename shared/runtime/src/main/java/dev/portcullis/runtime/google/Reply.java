package dev.portcullis.runtime.google;

import dev.portcullis.json.Excerpt;
import java.nio.charset.StandardCharsets;

/**
 * What an API answered. Immutable.
 *
 * @param status of HTTP
 * @param text what came with it
 */
public record Reply(int status, String text) {

  Reply(int status, byte[] body) {
    this(status, new String(body, StandardCharsets.UTF_8));
  }

  /** Whether it did what it was asked for. */
  public boolean isOk() {
    return status == 200;
  }

  /**
   * Whether the same request will be answered so whenever it comes: not for want of a permission, a
   * resource or time, which can be given.
   */
  public boolean isFinal() {
    return status == 400 || status == 413;
  }

  /** The status and the beginning of the text, for an operator. */
  public String summary() {
    return "status " + status + ": " + Excerpt.of(text);
  }
}
