package dev.portcullis.local.endtoend;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.json.Limits;
import dev.portcullis.local.Resources;
import dev.portcullis.testkit.signing.TestKey;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Talks to a server about project {@code demo}. Safe for use by many threads. */
public final class Api {

  public static final String JSON = "application/json";
  public static final String YAML = "application/yaml";
  public static final String PROJECT = "/v1/projects/demo";
  public static final String VALIDATE = PROJECT + "/deployments:validate";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Limits LIMITS =
      Limits.REQUEST.withMaxBytes(64 << 20).withMaxValues(10_000_000);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final Duration patience;
  private final Optional<String> authorization;

  Api(URI server) {
    this(server, PATIENCE, Optional.empty());
  }

  private Api(URI server, Duration patience, Optional<String> authorization) {
    this.server = server;
    this.patience = patience;
    this.authorization = authorization;
  }

  /** The same, which says with every request who calls. */
  Api as(String header) {
    return new Api(server, patience, Optional.of(header));
  }

  /** The same, which waits so long for an answer and no longer. */
  Api within(Duration limit) {
    return new Api(server, limit, authorization);
  }

  public Reply get(String path) throws IOException {
    return send(request(path));
  }

  public Reply delete(String path) throws IOException {
    return send(request(path).DELETE());
  }

  public Reply put(String path, String json) throws IOException {
    return send(request(path).header("Content-Type", JSON).PUT(BodyPublishers.ofString(json)));
  }

  public Reply post(String path, String json) throws IOException {
    return post(path, JSON, json);
  }

  public Reply post(String path, String contentType, String body) throws IOException {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
  }

  /** Asks about a manifest in YAML. */
  public Reply validate(String yaml) throws IOException {
    return post(VALIDATE, YAML, yaml);
  }

  /** Writes a note, an attestor on it with these keys, and a policy that asks for the attestor. */
  public void requireAttestor(String id, TestKey... keys) throws IOException {
    createAttestor(id, keys);
    expectOk(put(PROJECT + "/policy", Resources.requiring(id)));
  }

  /** Writes a note, and an attestor on it with these keys. */
  public void createAttestor(String id, TestKey... keys) throws IOException {
    expectOk(post(PROJECT + "/notes?noteId=" + id, Resources.note(id)));
    expectOk(post(PROJECT + "/attestors?attestorId=" + id, Resources.attestor(id, keys)));
  }

  /** Signs an image in the name of an attestor; the name of the occurrence. */
  public String attest(String attestor, String image, TestKey... keys) throws IOException {
    return expectOk(post(PROJECT + "/occurrences", Resources.occurrence(attestor, image, keys)))
        .text("name");
  }

  /** A request that a test finishes itself. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path)).timeout(patience);
    authorization.ifPresent(header -> request.header("Authorization", header));
    return request;
  }

  /** The answer to it. */
  public Reply send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      return new Reply(
          response.statusCode(), response.headers(), JsonText.parse(response.body(), LIMITS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (InvalidInputException e) {
      throw new AssertionError("the answer is no JSON", e);
    }
  }

  /** The same answer, which has to be a success. */
  @CanIgnoreReturnValue
  public static Reply expectOk(Reply reply) {
    if (reply.status() != 200) {
      throw new AssertionError(reply.status() + " " + JsonWriter.pretty(reply.body()));
    }
    return reply;
  }
}
