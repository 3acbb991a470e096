package dev.portcullis.web;

import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.path.RequestPath;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A page that anyone may GET without saying who they are, such as the description of the API. It
 * knows nothing of the request.
 *
 * @param path the whole path, such as {@code /openapi.yaml}
 * @param page makes the answer; safe for use by several threads
 */
public record OpenPage(String path, Supplier<Answer> page) {

  public OpenPage {
    Objects.requireNonNull(page, "page");
    if (path.endsWith("/") || RequestPath.parse(path).isEmpty()) {
      throw new IllegalArgumentException("not the path of a page: " + path);
    }
  }
}
