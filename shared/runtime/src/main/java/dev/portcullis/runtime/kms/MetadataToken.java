package dev.portcullis.runtime.kms;

import dev.portcullis.json.JsonNumber;
import dev.portcullis.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The access token of the service account that this program runs as, by <a
 * href="https://cloud.google.com/compute/docs/metadata/predefined-metadata-keys">Google's metadata
 * server</a>; kept until a minute before its end. Safe for use by many threads.
 */
final class MetadataToken implements Supplier<String> {

  private static final String PATH = "/computeMetadata/v1/instance/service-accounts/default/token";
  private static final long MARGIN_SECONDS = 60;

  private final HttpClient client;
  private final HttpRequest request;
  private final InstantSource clock;
  private String token = "";
  private Instant end = Instant.MIN;

  MetadataToken(HttpClient client, URI server, InstantSource clock) {
    this.client = Objects.requireNonNull(client, "client");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.request =
        HttpRequest.newBuilder(server.resolve(PATH))
            .timeout(JsonCall.TIMEOUT)
            .header("Metadata-Flavor", "Google")
            .build();
  }

  @Override
  public synchronized String get() {
    Instant now = clock.instant();
    if (!now.isBefore(end)) {
      JsonObject answer = JsonCall.send(client, request);
      token = JsonCall.text(answer, "access_token", request);
      long seconds =
          answer.find("expires_in").orElse(JsonNumber.of(0)) instanceof JsonNumber number
              ? number.toLong().orElse(0)
              : 0;
      end = now.plusSeconds(Math.max(0, Math.min(seconds, 3600) - MARGIN_SECONDS));
    }
    return token;
  }
}
