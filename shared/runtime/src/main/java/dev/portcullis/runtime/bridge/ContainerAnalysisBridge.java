package dev.portcullis.runtime.bridge;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.outbox.AttestationRequest;
import dev.portcullis.record.outbox.Bridge;
import dev.portcullis.record.outbox.Receipt;
import dev.portcullis.runtime.google.JsonApi;
import dev.portcullis.runtime.google.Reply;
import dev.portcullis.verification.attestation.SimpleSigning;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.web.outbound.NoAnswerException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * Attests in Google's Container Analysis what was allowed here, so that Binary Authorization of
 * Cloud Run, whose policy requires an attestor on the note, enforces it. An attestation holds for
 * the digest, wherever and whenever it is deployed, until it is deleted; so only the project of the
 * note is attested for, as any other could let itself in there by a policy of its own. A request
 * that comes again may leave a second attestation that says the same. Safe for use by many threads.
 *
 * @see <a
 *     href="https://cloud.google.com/container-analysis/docs/reference/rest/v1/projects.occurrences/create">
 *     occurrences.create</a>
 */
public final class ContainerAnalysisBridge implements Bridge {

  /** Google's service. */
  public static final URI SERVICE = URI.create("https://containeranalysis.googleapis.com");

  private static final int ALREADY_EXISTS = 409;

  private final JsonApi api;
  private final URI address;
  private final NoteName note;
  private final PayloadSigner signer;

  /** A bridge to the project of this note. */
  public ContainerAnalysisBridge(JsonApi api, URI server, NoteName note, PayloadSigner signer) {
    this.api = Objects.requireNonNull(api, "api");
    this.note = Objects.requireNonNull(note, "note");
    this.signer = Objects.requireNonNull(signer, "signer");
    this.address = URI.create(server + "/v1/projects/" + note.project() + "/occurrences");
  }

  @Override
  public boolean isFor(ProjectId project) {
    return project.equals(note.project());
  }

  @Override
  public Receipt attest(AttestationRequest request, Duration patience) {
    if (!isFor(request.project())) {
      return new Receipt.Refused("the note is of project " + note.project());
    }
    Reply reply;
    try {
      reply = api.post(address, occurrence(request.image(), patience), patience);
    } catch (NoAnswerException e) {
      return new Receipt.Failed("the bridge: " + e.getMessage());
    }
    if (reply.isOk() || reply.status() == ALREADY_EXISTS) {
      return new Receipt.Taken();
    }
    String reason = "Container Analysis answers with " + reply.summary();
    return reply.isFinal() ? new Receipt.Refused(reason) : new Receipt.Failed(reason);
  }

  private JsonObject occurrence(PinnedImage image, Duration patience) throws NoAnswerException {
    Bytes payload = new SimpleSigning(image.digest(), image.repository().toString()).payload();
    JsonObject signature =
        JsonObject.builder()
            .put("publicKeyId", signer.keyId().value())
            .put("signature", signer.sign(payload, patience).base64())
            .build();
    return JsonObject.builder()
        .put("resourceUri", "https://" + image.canonical())
        .put("noteName", note.toString())
        .put(
            "attestation",
            JsonObject.builder()
                .put("serializedPayload", payload.base64())
                .put("signatures", JsonArray.of(signature))
                .build())
        .build();
  }
}
