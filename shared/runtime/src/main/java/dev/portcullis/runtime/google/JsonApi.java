package dev.portcullis.runtime.google;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.web.outbound.BoundedClient;
import dev.portcullis.web.outbound.NoAnswerException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;

/**
 * Posts JSON to one of Google's APIs. Safe for use by many threads.
 *
 * <p>Over {@link java.net.http.HttpClient} and not by Google's libraries: one call of one method is
 * all that is needed, and to load gRPC, its codecs and a channel pool for it costs a cold start
 * more than everything else together.
 */
public final class JsonApi {

  private static final int MAX_ANSWER = 256 * 1024;
  private static final int UNAUTHORIZED = 401;

  private final BoundedClient client;
  private final AccessToken token;

  /** Calls that this token is sent with. */
  public JsonApi(BoundedClient client, AccessToken token) {
    this.client = Objects.requireNonNull(client, "client");
    this.token = Objects.requireNonNull(token, "token");
  }

  /**
   * What is answered, whatever its status.
   *
   * @param patience how long it may take, and how long before that to wait for a token
   * @throws NoAnswerException if nothing is; what was asked for may have happened
   */
  public Reply post(URI address, JsonObject body, Duration patience) throws NoAnswerException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JsonWriter.compact(body)));
    token.get(patience).ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    HttpResponse<byte[]> response = client.send(request.build(), patience, MAX_ANSWER);
    if (response.statusCode() == UNAUTHORIZED) {
      token.forget();
    }
    return new Reply(response.statusCode(), response.body());
  }
}
