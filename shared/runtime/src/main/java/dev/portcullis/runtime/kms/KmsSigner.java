package dev.portcullis.runtime.kms;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonBoolean;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.record.checkpoint.CheckpointSigner;
import dev.portcullis.record.checkpoint.LogKey;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.PublicKeyPem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A key that Cloud KMS keeps: {@code EC_SIGN_P256_SHA256} or {@code EC_SIGN_ED25519}, by its <a
 * href="https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations.keyRings.cryptoKeys.cryptoKeyVersions/asymmetricSign">REST
 * API</a>, with the checksums that Google recommends. Safe for use by many threads.
 *
 * <p>Proved against a double that was written from that reference, never against Google's service.
 */
public final class KmsSigner implements CheckpointSigner {

  /** Google's service. */
  public static final URI GOOGLE = URI.create("https://cloudkms.googleapis.com");

  private static final URI METADATA = URI.create("http://metadata.google.internal");
  private static final Pattern NAME =
      Pattern.compile(
          "projects/[a-z0-9:.-]{1,100}/locations/[a-z0-9-]{1,63}/keyRings/[A-Za-z0-9_-]{1,63}"
              + "/cryptoKeys/[A-Za-z0-9_-]{1,63}/cryptoKeyVersions/[0-9]{1,10}");

  private final HttpClient client;
  private final URI key;
  private final Supplier<String> token;
  private Optional<LogKey> known = Optional.empty();

  KmsSigner(HttpClient client, URI endpoint, String name, Supplier<String> token) {
    if (!isName(name)) {
      throw new IllegalArgumentException("not the name of a key version");
    }
    this.client = Objects.requireNonNull(client, "client");
    this.key = endpoint.resolve("/v1/" + name);
    this.token = Objects.requireNonNull(token, "token");
  }

  /** A key version in Google's service, as the service account that this program runs as. */
  public static KmsSigner google(String name, InstantSource clock) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(JsonCall.TIMEOUT).build();
    return new KmsSigner(client, GOOGLE, name, new MetadataToken(client, METADATA, clock));
  }

  /** Whether a text is the full name of a key version. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The version of a key never changes, so it is asked for once. */
  @Override
  public synchronized LogKey key() {
    if (known.isEmpty()) {
      known = Optional.of(fetch());
    }
    return known.get();
  }

  @Override
  public Bytes sign(Bytes message) {
    boolean edwards = key().algorithm() == LogKey.Algorithm.ED25519;
    byte[] input = edwards ? message.toByteArray() : Sha256.of(message.toByteArray());
    String text = Base64.getEncoder().encodeToString(input);
    JsonObject.Builder body = JsonObject.builder();
    if (edwards) {
      body.put("data", text).put("dataCrc32c", checksum(input));
    } else {
      body.put("digest", JsonObject.builder().put("sha256", text).build())
          .put("digestCrc32c", checksum(input));
    }
    HttpRequest request =
        request(":asymmetricSign")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JsonWriter.compact(body.build())))
            .build();
    JsonObject answer = JsonCall.send(client, request);
    String seen = edwards ? "verifiedDataCrc32c" : "verifiedDigestCrc32c";
    byte[] signature = bytes(JsonCall.text(answer, "signature", request), request);
    boolean whole =
        answer.find(seen).orElse(JsonBoolean.of(false)).equals(JsonBoolean.of(true))
            && JsonCall.text(answer, "signatureCrc32c", request).equals(checksum(signature));
    if (!whole) {
      throw JsonCall.failure("answers with other checksums", request, null);
    }
    return Bytes.copyOf(signature);
  }

  private LogKey fetch() {
    HttpRequest request = request("/publicKey").build();
    JsonObject answer = JsonCall.send(client, request);
    String algorithm = JsonCall.text(answer, "algorithm", request);
    try {
      Bytes publicKey =
          PublicKeyPem.parse(JsonCall.text(answer, "pem", request)).subjectPublicKeyInfo();
      if (algorithm.equals("EC_SIGN_P256_SHA256")) {
        return new LogKey(LogKey.Algorithm.ECDSA_P256_SHA256, publicKey);
      }
      if (algorithm.equals("EC_SIGN_ED25519")) {
        return new LogKey(LogKey.Algorithm.ED25519, publicKey);
      }
    } catch (InvalidTextException e) {
      throw JsonCall.failure("answers with no public key", request, e);
    }
    throw JsonCall.failure(
        "has a key that signs otherwise than EC_SIGN_P256_SHA256 and EC_SIGN_ED25519",
        request,
        null);
  }

  private HttpRequest.Builder request(String rest) {
    return HttpRequest.newBuilder(URI.create(key + rest))
        .timeout(JsonCall.TIMEOUT)
        .header("Authorization", "Bearer " + token.get());
  }

  private static byte[] bytes(String base64, HttpRequest request) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw JsonCall.failure("answers with no signature", request, e);
    }
  }

  /** Google writes an int64 as a text. */
  private static String checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return Long.toString(checksum.getValue());
  }
}
