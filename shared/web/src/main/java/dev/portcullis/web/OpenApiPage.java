package dev.portcullis.web;

import dev.portcullis.web.answer.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * {@code /openapi.yaml}: the description of every function's API, which any of them answers with.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.0.3">OpenAPI 3.0.3</a>
 */
public final class OpenApiPage {

  private static final String RESOURCE = "openapi.yaml";

  private OpenApiPage() {}

  /** The page. It is read anew for whoever asks, as hardly anybody does. */
  public static OpenPage page() {
    return new OpenPage("/" + RESOURCE, () -> Answer.text("application/yaml", text()));
  }

  /** The description as it is served. */
  public static String text() {
    try (InputStream resource = OpenApiPage.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is not in the jar");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
