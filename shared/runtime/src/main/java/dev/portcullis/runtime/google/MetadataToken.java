package dev.portcullis.runtime.google;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.web.outbound.BoundedClient;
import dev.portcullis.web.outbound.NoAnswerException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * The token of the service account that this instance runs as, from <a
 * href="https://cloud.google.com/run/docs/container-contract#metadata-server">the metadata
 * server</a>, kept until a minute before it expires. Safe for use by many threads; while one asks,
 * the others wait for its answer.
 */
public final class MetadataToken implements AccessToken {

  /** Where the platform answers. */
  public static final URI PLATFORM =
      URI.create(
          "http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default"
              + "/token");

  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final int MAX_BYTES = 16 * 1024;
  private static final long MAX_SECONDS = 86_400;

  /** However long it is good: so that one that was taken back is not used for ever. */
  private static final long KEPT_SECONDS = 3_600;

  private final URI server;
  private final BoundedClient client;
  private final InstantSource clock;
  private Optional<Known> known = Optional.empty();

  /** A token, never printed. */
  private record Known(String token, Instant until) {
    @Override
    public String toString() {
      return "a token until " + until;
    }
  }

  /** A token that this server gives out. */
  public MetadataToken(URI server, BoundedClient client, InstantSource clock) {
    this.server = Objects.requireNonNull(server, "server");
    this.client = Objects.requireNonNull(client, "client");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public synchronized Optional<String> get(Duration patience) throws NoAnswerException {
    Instant now = clock.instant();
    Optional<Known> good = known.filter(token -> now.isBefore(token.until()));
    if (good.isEmpty()) {
      good = Optional.of(fetch(patience, now));
      known = good;
    }
    return good.map(Known::token);
  }

  @Override
  public synchronized void forget() {
    known = Optional.empty();
  }

  private Known fetch(Duration patience, Instant now) throws NoAnswerException {
    HttpRequest request =
        HttpRequest.newBuilder(server)
            .timeout(patience)
            .header("Metadata-Flavor", "Google")
            .build();
    HttpResponse<byte[]> response = client.send(request, patience, MAX_BYTES);
    return new Reply(response.statusCode(), response.body())
        .decoded("the metadata server", "token", answer -> known(answer, now));
  }

  private static Optional<Known> known(Fields answer, Instant now) {
    Optional<String> token =
        answer.get("access_token").flatMap(Cursor::string).filter(text -> !text.isEmpty());
    Optional<Duration> life =
        answer
            .get("expires_in")
            .flatMap(seconds -> seconds.integer(0, MAX_SECONDS))
            .map(seconds -> Duration.ofSeconds(Math.min(seconds, KEPT_SECONDS)));
    return token.flatMap(text -> life.map(kept -> new Known(text, now.plus(kept).minus(MARGIN))));
  }
}
