package dev.portcullis.runtime.kms;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import dev.portcullis.storage.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request to a service that answers JSON. */
final class JsonCall {

  private static final int MAX_BYTES = 65_536;
  private static final int OK = 200;
  static final Duration TIMEOUT = Duration.ofSeconds(5);

  private JsonCall() {}

  /**
   * The answer to a request.
   *
   * @throws StoreUnavailableException if there is none, or not the one that is hoped for
   */
  static JsonObject send(HttpClient client, HttpRequest request) {
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(MAX_BYTES);
        if (response.statusCode() == OK
            && JsonText.parse(bytes, Limits.REQUEST) instanceof JsonObject object) {
          return object;
        }
        throw failure("answers " + response.statusCode(), request, null);
      }
    } catch (IOException | InvalidInputException e) {
      throw failure("does not answer", request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was not waited for", request, e);
    }
  }

  /** A text of the answer. */
  static String text(JsonObject answer, String name, HttpRequest request) {
    if (answer.find(name).orElse(JsonString.of("")) instanceof JsonString text
        && !text.value().isEmpty()) {
      return text.value();
    }
    throw failure("answers without `" + name + "`", request, null);
  }

  static StoreUnavailableException failure(
      String what, HttpRequest request, @Nullable Exception cause) {
    return new StoreUnavailableException(
        "the log cannot be signed now: " + request.uri().getHost() + " " + what,
        StoreUnavailableException.Outcome.NOTHING_WRITTEN,
        TIMEOUT,
        cause);
  }
}
