package dev.portcullis.local.demo;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** Sends over HTTP what the commands of the story would send. */
final class HttpTransport implements Transport {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final Path folder;

  /** To a server, with bodies from a folder. */
  HttpTransport(URI server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  @Override
  public Response send(Request request) throws IOException {
    BodyPublisher body =
        request.file().isPresent()
            ? BodyPublishers.ofFile(folder.resolve(request.file().get()))
            : BodyPublishers.noBody();
    HttpRequest.Builder http =
        HttpRequest.newBuilder(URI.create(server + request.path()))
            .timeout(PATIENCE)
            .method(request.method(), body);
    if (request.file().isPresent()) {
      http.header("Content-Type", request.contentType());
    }
    try {
      HttpResponse<byte[]> response = client.send(http.build(), BodyHandlers.ofByteArray());
      return new Response(response.statusCode(), JsonText.parse(response.body(), Limits.REQUEST));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for an answer");
    } catch (InvalidInputException e) {
      throw new IOException("the answer is no JSON", e);
    }
  }
}
