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
 * Calls one of Google's APIs that speak JSON. Safe for use by many threads.
 *
 * <p>Over {@link java.net.http.HttpClient} and not by Google's libraries: a call or two is all that
 * is needed, and to load gRPC, its codecs and a channel pool for it costs a cold start more than
 * everything else together.
 */
public final class JsonApi {

  private static final int MAX_ANSWER = 64 * 1024;
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
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JsonWriter.compact(body))),
        patience);
  }

  /**
   * What is there, whatever its status.
   *
   * @param patience as for {@link #post}
   * @throws NoAnswerException if nothing answers
   */
  public Reply get(URI address, Duration patience) throws NoAnswerException {
    return send(HttpRequest.newBuilder(address), patience);
  }

  private Reply send(HttpRequest.Builder request, Duration patience) throws NoAnswerException {
    token.get(patience).ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    HttpResponse<byte[]> response =
        client.send(request.timeout(patience).build(), patience, MAX_ANSWER);
    if (response.statusCode() == UNAUTHORIZED) {
      token.forget();
    }
    return new Reply(response.statusCode(), response.body());
  }
}
