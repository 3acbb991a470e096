package dev.portcullis.runtime.kms;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.checkpoint.LogKey;
import dev.portcullis.record.checkpoint.LogKey.Algorithm;
import dev.portcullis.runtime.google.JsonApi;
import dev.portcullis.runtime.google.ServiceAccount;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.PublicKeyPem;
import dev.portcullis.web.outbound.NoAnswerException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A key that Cloud KMS keeps: {@code EC_SIGN_P256_SHA256} or {@code EC_SIGN_ED25519}, by its <a
 * href="https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations.keyRings.cryptoKeys.cryptoKeyVersions/asymmetricSign">REST
 * API</a>, with the checksums that Google recommends. Safe for use by many threads.
 *
 * <p>Proved against a double that was written from that reference, never against Google's service.
 */
public final class KmsKey {

  /** Google's service. */
  public static final URI SERVICE = URI.create("https://cloudkms.googleapis.com");

  private static final String WHO = "Cloud KMS";
  private static final Map<String, Algorithm> ALGORITHMS =
      Map.of(
          "EC_SIGN_P256_SHA256", Algorithm.ECDSA_P256_SHA256, "EC_SIGN_ED25519", Algorithm.ED25519);

  private final JsonApi api;
  private final String address;
  private final KmsKeyName name;

  /** A version of a key on this server. */
  public KmsKey(JsonApi api, URI server, KmsKeyName name) {
    this.api = Objects.requireNonNull(api, "api");
    this.address = server + "/v1/" + name;
    this.name = name;
  }

  /** What was answered to a request to sign. */
  private record Signed(Bytes signature, boolean whole) {}

  /** A version of a key in Google's service. */
  public static KmsKey google(ServiceAccount account, KmsKeyName name) {
    return new KmsKey(account.api(SERVICE), SERVICE, name);
  }

  /** Which it is. */
  public KmsKeyName name() {
    return name;
  }

  /**
   * Its public half, which never changes.
   *
   * @throws NoAnswerException if it is not to be had in that time, or signs otherwise
   */
  public LogKey publicKey(Duration patience) throws NoAnswerException {
    return api.get(URI.create(address + "/publicKey"), patience)
        .decoded(
            WHO, "public key of EC_SIGN_P256_SHA256 or EC_SIGN_ED25519", KmsKey::decodedPublicKey);
  }

  /**
   * The signature over these bytes.
   *
   * @param algorithm that of the key
   * @throws NoAnswerException if there is none to be had in that time
   */
  public Bytes sign(Algorithm algorithm, Bytes message, Duration patience)
      throws NoAnswerException {
    boolean edwards = algorithm == Algorithm.ED25519;
    Bytes input = edwards ? message : Bytes.copyOf(Sha256.of(message.toByteArray()));
    String base64 = input.base64();
    // Google writes an int64 as a text.
    String sum = Long.toString(checksum(input));
    JsonObject.Builder body = JsonObject.builder();
    if (edwards) {
      body.put("data", base64).put("dataCrc32c", sum);
    } else {
      body.put("digest", JsonObject.builder().put("sha256", base64).build())
          .put("digestCrc32c", sum);
    }
    String verified = edwards ? "verifiedDataCrc32c" : "verifiedDigestCrc32c";
    Signed signed =
        api.post(URI.create(address + ":asymmetricSign"), body.build(), patience)
            .decoded(WHO, "signature", answer -> decodedSignature(answer, verified));
    if (!signed.whole()) {
      throw new NoAnswerException(WHO + " answers with other checksums", null);
    }
    return signed.signature();
  }

  private static Optional<LogKey> decodedPublicKey(Fields answer) {
    Optional<Algorithm> algorithm =
        answer.get("algorithm").flatMap(text -> text.choice(ALGORITHMS));
    Optional<PublicKeyPem> pem = answer.get("pem").flatMap(text -> text.text(PublicKeyPem::parse));
    return algorithm.flatMap(
        known -> pem.map(block -> new LogKey(known, block.subjectPublicKeyInfo())));
  }

  private static Optional<Signed> decodedSignature(Fields answer, String verified) {
    boolean received = answer.find(verified).flatMap(Cursor::bool).orElse(false);
    Optional<Long> sum = answer.get("signatureCrc32c").flatMap(Cursor::integerOrText);
    return answer
        .get("signature")
        .flatMap(Cursor::base64)
        .filter(bytes -> bytes.length > 0)
        .map(Bytes::copyOf)
        .map(bytes -> new Signed(bytes, received && sum.equals(Optional.of(checksum(bytes)))));
  }

  private static long checksum(Bytes bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.toByteArray());
    return checksum.getValue();
  }
}
