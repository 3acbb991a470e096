package dev.portcullis.testkit.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A token issuer with two keys, whose key set is served over loopback HTTP, and everything that is
 * asked of it is counted. Safe for use by many threads.
 */
public final class TestIssuer implements AutoCloseable {

  private static final String KEYS = "/keys";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final SigningKey rsa = SigningKey.rsa("rsa-1", 0);
  private final SigningKey p256 = SigningKey.p256("p256-1", 0);
  private final AtomicInteger fetches = new AtomicInteger();
  private final AtomicInteger strayCalls = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile CountDownLatch answering = new CountDownLatch(0);

  private TestIssuer() throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** An issuer that answers until it is closed. */
  public static TestIssuer start() throws IOException {
    return new TestIssuer();
  }

  /** The key set of these keys. */
  public static String keySet(SigningKey... keys) {
    return JsonWriter.compact(
        JsonObject.builder()
            .put("keys", JsonArray.of(Arrays.stream(keys).map(SigningKey::jwk).toList()))
            .build());
  }

  /** What its tokens call it. */
  public String name() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where its key set is. */
  public URI keys() {
    return URI.create(name() + KEYS);
  }

  /** What a server's file of issuers says of it, in YAML: its accounts of one domain. */
  public String configuration() {
    return """
    issuers:
    - id: test
      issuer: %s
      jwksUri: %s
      mapping: ACCOUNTS
      domains: [example.com]
    """
        .formatted(name(), keys());
  }

  /** An address at which nobody has any business. */
  public String canary() {
    return name() + "/canary";
  }

  /** The key that signs its tokens. */
  public SigningKey rsa() {
    return rsa;
  }

  /** Its other key. */
  public SigningKey p256() {
    return p256;
  }

  /** A token before it is signed, right in everything. */
  public Draft draft(String audience, Instant now) {
    return Draft.of(name(), audience, "1234567890", now);
  }

  /** The token of an account. */
  public String account(String email, String audience, Instant now) {
    return draft(audience, now).account(email).signedBy(rsa);
  }

  /** Tokens of accounts, each wrong in one way. */
  public Map<String, String> wrongTokens(String audience, Instant now) {
    Draft good = draft(audience, now).account("ada@example.com");
    return WrongTokens.of(good, rsa, p256, canary(), now);
  }

  /** How often its key set was fetched. */
  public int fetches() {
    return fetches.get();
  }

  /** How often anything else was asked of it. */
  public int strayCalls() {
    return strayCalls.get();
  }

  /** Takes questions for its key set from now on, and does not answer them. */
  public void stall() {
    answering = new CountDownLatch(1);
  }

  /** Answers again, also what was asked meanwhile. */
  public void resume() {
    answering.countDown();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(KEYS)) {
        strayCalls.incrementAndGet();
        exchange.sendResponseHeaders(NOT_FOUND, -1);
        return;
      }
      CountDownLatch answer = answering;
      fetches.incrementAndGet();
      await(answer);
      byte[] body = keySet(rsa, p256).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Cache-Control", "public, max-age=3600");
      exchange.sendResponseHeaders(OK, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static void await(CountDownLatch answer) throws IOException {
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
