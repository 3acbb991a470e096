package dev.portcullis.web.identity.key;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.web.outbound.BoundedClient;
import dev.portcullis.web.outbound.NoAnswerException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Fetches key sets over HTTP: no redirects, a few seconds in all, and no more bytes than a key set
 * may have. Safe for use by many threads.
 */
public final class HttpKeySource implements KeySource {

  private static final Duration USUAL_LIMIT = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final BoundedClient client = new BoundedClient();
  private final Duration limit;

  /** A source as servers use it: five seconds. */
  public HttpKeySource() {
    this(USUAL_LIMIT);
  }

  /** A source that gives up after this time. */
  HttpKeySource(Duration limit) {
    this.limit = limit;
  }

  @Override
  public FetchedKeys fetch(URI location) throws KeySourceException {
    HttpResponse<byte[]> response = get(location);
    if (response.statusCode() != OK) {
      throw new KeySourceException("the answer has status " + response.statusCode());
    }
    try {
      return new FetchedKeys(
          KeySet.parse(response.body()), CacheControl.maxAge(response.headers()));
    } catch (InvalidInputException e) {
      throw new KeySourceException("the answer is no key set", e);
    }
  }

  private HttpResponse<byte[]> get(URI location) throws KeySourceException {
    HttpRequest request =
        HttpRequest.newBuilder(location)
            .timeout(limit)
            .header("Accept", "application/json")
            .build();
    try {
      return client.send(request, limit, KeySet.MAX_BYTES);
    } catch (NoAnswerException e) {
      throw new KeySourceException(String.valueOf(e.getMessage()), e);
    }
  }
}
