package dev.portcullis.runtime.bridge;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import dev.portcullis.json.Problems;
import dev.portcullis.runtime.google.JsonApi;
import dev.portcullis.runtime.google.Reply;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.web.outbound.NoAnswerException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Signs with a key that Cloud KMS keeps, for an algorithm over SHA-256. Safe for use by many
 * threads. Tried against a double of KMS only, not against the service.
 *
 * @see <a
 *     href="https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations.keyRings.cryptoKeys.cryptoKeyVersions/asymmetricSign">
 *     asymmetricSign</a>
 */
public final class KmsSigner implements PayloadSigner {

  /** Google's service. */
  public static final URI SERVICE = URI.create("https://cloudkms.googleapis.com");

  private final JsonApi api;
  private final URI address;
  private final KeyId id;

  /** A signer with this version of a key. */
  public KmsSigner(JsonApi api, URI server, String version) {
    this.api = Objects.requireNonNull(api, "api");
    this.address = URI.create(server + "/v1/" + version + ":asymmetricSign");
    this.id = new KeyId("//cloudkms.googleapis.com/v1/" + version);
  }

  /** What gcloud calls such a key when it adds it to an attestor. */
  @Override
  public KeyId keyId() {
    return id;
  }

  @Override
  public Bytes sign(Bytes payload, Duration patience) throws NoAnswerException {
    Bytes digest = Bytes.copyOf(Sha256.of(payload.toByteArray()));
    JsonObject body =
        JsonObject.builder()
            .put("digest", JsonObject.builder().put("sha256", digest.base64()).build())
            .build();
    Reply reply = api.post(address, body, patience);
    if (!reply.isOk()) {
      throw new NoAnswerException("Cloud KMS answers with " + reply.summary(), null);
    }
    try {
      Problems problems = new Problems();
      Optional<byte[]> signature =
          Cursor.root(JsonText.parse(reply.text(), Limits.REQUEST), problems)
              .object()
              .flatMap(fields -> fields.get("signature"))
              .flatMap(Cursor::base64);
      problems.throwIfAny();
      return Bytes.copyOf(signature.orElseThrow());
    } catch (InvalidInputException e) {
      throw new NoAnswerException("Cloud KMS answers with no signature", e);
    }
  }
}
