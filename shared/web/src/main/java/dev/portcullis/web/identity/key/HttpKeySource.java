package dev.portcullis.web.identity.key;

import dev.portcullis.json.InvalidInputException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches key sets over HTTP: no redirects, a few seconds in all, and no more bytes than a key set
 * may have. Safe for use by many threads.
 */
public final class HttpKeySource implements KeySource {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final Duration limit;

  /** Made when it is first needed: it costs more than the rest of a cold start of ours. */
  private @Nullable HttpClient client;

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

  /** The limit is kept here, as that of a request ends when its headers have come. */
  private HttpResponse<byte[]> get(URI location) throws KeySourceException {
    HttpRequest request =
        HttpRequest.newBuilder(location)
            .timeout(limit)
            .header("Accept", "application/json")
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client().sendAsync(request, head -> new BoundedBody(KeySet.MAX_BYTES));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new KeySourceException("there is no answer", e);
    } catch (TimeoutException e) {
      throw new KeySourceException("there is no answer within " + limit.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeySourceException("the wait for an answer was interrupted");
    } finally {
      // Ends an exchange that is still going on; does nothing to one that is over.
      var unused = answer.cancel(true);
    }
  }

  private synchronized HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      made =
          HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(Redirect.NEVER).build();
      client = made;
    }
    return made;
  }
}
