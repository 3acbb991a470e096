package dev.portcullis.runtime.google;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import dev.portcullis.json.Problems;
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
    if (response.statusCode() != 200) {
      throw new NoAnswerException(
          "the metadata server answers with status " + response.statusCode(), null);
    }
    try {
      Problems problems = new Problems();
      Optional<Fields> fields =
          Cursor.root(JsonText.parse(response.body(), Limits.REQUEST), problems).object();
      Optional<String> token = fields.flatMap(f -> f.get("access_token")).flatMap(Cursor::string);
      Optional<Long> seconds =
          fields.flatMap(f -> f.get("expires_in")).flatMap(c -> c.integer(0, MAX_SECONDS));
      problems.throwIfAny();
      return new Known(token.orElseThrow(), now.plusSeconds(seconds.orElseThrow()).minus(MARGIN));
    } catch (InvalidInputException e) {
      throw new NoAnswerException("the metadata server's answer is no token", null);
    }
  }
}
