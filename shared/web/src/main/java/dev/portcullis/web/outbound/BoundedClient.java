package dev.portcullis.web.outbound;

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
 * Calls other servers over HTTP: no redirects, so much time in all, and no more bytes than the
 * caller can use. Safe for use by many threads.
 */
public final class BoundedClient {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** Made when it is first needed: it costs more than the rest of a cold start of ours. */
  private @Nullable HttpClient client;

  /**
   * The answer, whatever its status.
   *
   * @param limit how long all of it may take; kept here, as that of a request ends when its headers
   *     have come
   * @param most how many bytes its body may have
   * @throws NoAnswerException if there is none in that time, or a larger one
   */
  public HttpResponse<byte[]> send(HttpRequest request, Duration limit, int most)
      throws NoAnswerException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client().sendAsync(request, head -> new BoundedBody(most));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new NoAnswerException("there is no answer", e);
    } catch (TimeoutException e) {
      throw new NoAnswerException("there is no answer within " + limit.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException("the wait for an answer was interrupted", e);
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
