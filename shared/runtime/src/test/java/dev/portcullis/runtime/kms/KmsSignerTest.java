package dev.portcullis.runtime.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portcullis.json.JsonBoolean;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.json.Limits;
import dev.portcullis.record.checkpoint.LogKey;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.signature.Bytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The signer against a double of Cloud KMS and of the metadata server. */
@Timeout(60)
class KmsSignerTest {

  private static final String NAME =
      "projects/p/locations/global/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1";
  private static final Bytes MESSAGE = Bytes.utf8("what is signed\n");

  private final AtomicInteger tokens = new AtomicInteger();
  private final AtomicInteger keys = new AtomicInteger();
  private HttpServer server;
  private KeyPair pair;
  private String algorithm = "EC_SIGN_P256_SHA256";
  private int status = 200;
  private boolean broken;

  @BeforeEach
  void start() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    pair = generator.generateKeyPair();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/computeMetadata/v1/", this::token);
    server.createContext("/v1/" + NAME, this::kms);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sign_onP256_isWhatTheJdkVerifies() throws Exception {
    KmsSigner signer = signer();
    assertThat(signer.key().algorithm()).isEqualTo(LogKey.Algorithm.ECDSA_P256_SHA256);
    verify(signer.sign(MESSAGE), "SHA256withECDSA");
    verify(signer.sign(MESSAGE), "SHA256withECDSA");

    assertThat(keys).hasValue(1);
    assertThat(tokens).as("a token is kept").hasValue(1);
  }

  @Test
  void sign_byEd25519_sendsTheMessageItself() throws Exception {
    pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    algorithm = "EC_SIGN_ED25519";

    verify(signer().sign(MESSAGE), "Ed25519");
  }

  @Test
  void serviceThatRefuses_orBreaksWhatItSends_isUnavailable() {
    KmsSigner signer = signer();
    assertThat(signer.key().algorithm()).isEqualTo(LogKey.Algorithm.ECDSA_P256_SHA256);
    broken = true;
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> signer.sign(MESSAGE))
        .withMessageContaining("checksums");
    broken = false;
    status = 503;
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> signer.sign(MESSAGE))
        .withMessageContaining("503");
    server.stop(0);
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> signer.sign(MESSAGE));
  }

  @Test
  void keyOfAnotherKind_isRefused() {
    algorithm = "RSA_SIGN_PSS_2048_SHA256";

    assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> signer().key());
    assertThat(KmsSigner.isName(NAME)).isTrue();
    assertThat(KmsSigner.isName(NAME + "/../2")).isFalse();
  }

  private KmsSigner signer() {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    HttpClient client = HttpClient.newHttpClient();
    return new KmsSigner(client, uri, NAME, new MetadataToken(client, uri, () -> Instant.EPOCH));
  }

  private void verify(Bytes signature, String scheme) throws Exception {
    Signature verifier = Signature.getInstance(scheme);
    verifier.initVerify(pair.getPublic());
    verifier.update(MESSAGE.toByteArray());
    assertThat(verifier.verify(signature.toByteArray())).isTrue();
  }

  private void token(HttpExchange exchange) throws IOException {
    tokens.incrementAndGet();
    assertThat(exchange.getRequestHeaders().getFirst("Metadata-Flavor")).isEqualTo("Google");
    answer(
        exchange,
        200,
        JsonObject.builder().put("access_token", "secret").put("expires_in", 3599).build());
  }

  private void kms(HttpExchange exchange) throws IOException {
    try {
      boolean known =
          "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
      boolean signs = exchange.getRequestURI().getPath().endsWith(":asymmetricSign");
      JsonObject json = signs ? signed(exchange) : publicKey();
      answer(exchange, known ? status : 401, json);
    } catch (Exception e) {
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

  private JsonObject signed(HttpExchange exchange) throws Exception {
    JsonObject body =
        (JsonObject) JsonText.parse(exchange.getRequestBody().readAllBytes(), Limits.REQUEST);
    boolean edwards = algorithm.equals("EC_SIGN_ED25519");
    JsonObject holder = edwards ? body : (JsonObject) body.find("digest").orElseThrow();
    byte[] input = Base64.getDecoder().decode(text(holder, edwards ? "data" : "sha256"));
    assertThat(text(body, edwards ? "dataCrc32c" : "digestCrc32c")).isEqualTo(checksum(input));
    Signature signature = Signature.getInstance(edwards ? "Ed25519" : "NONEwithECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(input);
    byte[] signed = signature.sign();
    return JsonObject.builder()
        .put("signature", Base64.getEncoder().encodeToString(signed))
        .put("signatureCrc32c", broken ? "1" : checksum(signed))
        .put(edwards ? "verifiedDataCrc32c" : "verifiedDigestCrc32c", JsonBoolean.of(true))
        .build();
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
