package dev.portcullis.runtime.google;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Excerpt;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import dev.portcullis.json.Problems;
import dev.portcullis.web.outbound.NoAnswerException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

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

  /**
   * What the text says.
   *
   * @param who answered
   * @param what was asked for
   * @param decoder answers empty for what is not that
   * @throws NoAnswerException if it did not do what it was asked for, or says something else
   */
  public <T> T decoded(String who, String what, Function<Fields, Optional<T>> decoder)
      throws NoAnswerException {
    if (!isOk()) {
      throw new NoAnswerException(who + " answers with " + summary(), null);
    }
    Problems problems = new Problems();
    Optional<T> decoded = Optional.empty();
    try {
      decoded =
          Cursor.root(JsonText.parse(text, Limits.REQUEST), problems).object().flatMap(decoder);
    } catch (InvalidInputException e) {
      // Told below without what was answered, which may be secret.
    }
    if (!problems.isEmpty() || decoded.isEmpty()) {
      throw new NoAnswerException(who + " answers with no " + what, null);
    }
    return decoded.get();
  }

  /** The status and the beginning of the text, for an operator. */
  public String summary() {
    return "status " + status + ": " + Excerpt.of(text);
  }
}
