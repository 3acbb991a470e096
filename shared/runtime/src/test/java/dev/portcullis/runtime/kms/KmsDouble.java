package dev.portcullis.runtime.kms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonBoolean;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.json.Limits;
import dev.portcullis.runtime.google.JsonApi;
import dev.portcullis.runtime.google.MetadataToken;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.web.outbound.BoundedClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;

/**
 * A double of Cloud KMS, with one version of a key, and of the metadata server, written from their
 * references.
 */
final class KmsDouble implements AutoCloseable {

  static final KmsKeyName NAME =
      new KmsKeyName("projects/p/locations/global/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1");

  private static final String TOKEN = "/computeMetadata/v1/instance/service-accounts/default/token";

  private final AtomicInteger tokens = new AtomicInteger();
  private final AtomicInteger keys = new AtomicInteger();
  private final HttpServer server;
  private volatile KeyPair pair = pair("EC");
  private volatile String algorithm = "EC_SIGN_P256_SHA256";
  private volatile int status = 200;
  private volatile boolean sumsAreWrong;
  private volatile boolean sumsAreIgnored;

  KmsDouble() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(TOKEN, this::token);
    server.createContext("/v1/" + NAME, this::kms);
    server.start();
  }

  /** The key as a program on the platform reaches it. */
  KmsKey key() {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    BoundedClient client = new BoundedClient();
    MetadataToken token = new MetadataToken(uri.resolve(TOKEN), client, () -> Instant.EPOCH);
    return new KmsKey(new JsonApi(client, token), uri, NAME);
  }

  void keepEd25519() {
    pair = pair("Ed25519");
    algorithm = "EC_SIGN_ED25519";
  }

  void call(String other) {
    algorithm = other;
  }

  void answerStatus(int other) {
    status = other;
  }

  /** The signature does not fit its checksum. */
  void breakSignatures(boolean yes) {
    sumsAreWrong = yes;
  }

  /** The checksum of what is signed was not looked at. */
  void ignoreChecksums(boolean yes) {
    sumsAreIgnored = yes;
  }

  int tokensGiven() {
    return tokens.get();
  }

  int keysGiven() {
    return keys.get();
  }

  boolean verifies(Bytes signature, Bytes message) throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(isEdwards() ? "Ed25519" : "SHA256withECDSA");
    verifier.initVerify(pair.getPublic());
    verifier.update(message.toByteArray());
    return verifier.verify(signature.toByteArray());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void token(HttpExchange exchange) throws IOException {
    tokens.incrementAndGet();
    boolean asks = "Google".equals(exchange.getRequestHeaders().getFirst("Metadata-Flavor"));
    answer(
        exchange,
        asks ? 200 : 403,
        JsonObject.builder().put("access_token", "secret").put("expires_in", 3599).build());
  }

  private void kms(HttpExchange exchange) throws IOException {
    try {
      boolean known =
          "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
      boolean signs = exchange.getRequestURI().getPath().endsWith(":asymmetricSign");
      JsonObject json = signs ? signed(exchange) : publicKey();
      answer(exchange, known ? status : 401, json);
    } catch (GeneralSecurityException | RuntimeException | InvalidInputException e) {
      answer(exchange, 500, JsonObject.empty());
    }
  }

  private JsonObject publicKey() {
    keys.incrementAndGet();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    return JsonObject.builder().put("pem", pem).put("algorithm", algorithm).build();
  }

  private JsonObject signed(HttpExchange exchange)
      throws IOException, GeneralSecurityException, InvalidInputException {
    JsonObject body =
        (JsonObject) JsonText.parse(exchange.getRequestBody().readAllBytes(), Limits.REQUEST);
    JsonObject holder = isEdwards() ? body : (JsonObject) body.find("digest").orElseThrow();
    byte[] input = Base64.getDecoder().decode(text(holder, isEdwards() ? "data" : "sha256"));
    if (!text(body, isEdwards() ? "dataCrc32c" : "digestCrc32c").equals(checksum(input))) {
      throw new IllegalArgumentException("another checksum");
    }
    Signature signature = Signature.getInstance(isEdwards() ? "Ed25519" : "NONEwithECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(input);
    byte[] signed = signature.sign();
    JsonObject.Builder answer =
        JsonObject.builder()
            .put("signature", Base64.getEncoder().encodeToString(signed))
            .put("signatureCrc32c", sumsAreWrong ? "1" : checksum(signed));
    if (!sumsAreIgnored) {
      answer.put(isEdwards() ? "verifiedDataCrc32c" : "verifiedDigestCrc32c", JsonBoolean.of(true));
    }
    return answer.build();
  }

  private boolean isEdwards() {
    return algorithm.equals("EC_SIGN_ED25519");
  }

  private static KeyPair pair(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(JsonObject object, String name) {
    return ((JsonString) object.find(name).orElseThrow()).value();
  }

  private static String checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return Long.toString(checksum.getValue());
  }

  private static void answer(HttpExchange exchange, int status, JsonObject json)
      throws IOException {
    byte[] body = JsonWriter.compact(json).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
