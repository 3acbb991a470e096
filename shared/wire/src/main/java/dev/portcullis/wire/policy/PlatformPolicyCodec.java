package dev.portcullis.wire.policy;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.verification.policy.GkePolicy;
import dev.portcullis.verification.policy.PlatformPolicy;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.resource.BoundedText;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.util.Optional;

/**
 * A platform policy: what platform policies share, and one object for the platform. Safe for use by
 * many threads.
 *
 * @see <a
 *     href="https://cloud.google.com/binary-authorization/docs/reference/rest/v1/projects.platforms.policies">
 *     Google's reference</a>
 */
public final class PlatformPolicyCodec {

  private final CloudRunPolicyCodec cloudRun;
  private final GkePolicyCodec gke;

  /** A codec that treats keys in this way. */
  public PlatformPolicyCodec(PublicKeys keys) {
    this.cloudRun = new CloudRunPolicyCodec(keys);
    this.gke = new GkePolicyCodec(keys);
  }

  /**
   * Reads a policy for this platform; one for another is a problem. Empty only if a problem was
   * reported; that there is a value does not mean that none was.
   */
  public Optional<Received<PlatformPolicy>> read(Cursor cursor, Platform platform) {
    return cursor
        .object()
        .map(Fields::acceptingProtoNames)
        .flatMap(fields -> read(fields, platform));
  }

  /** Writes a policy. */
  public JsonObject write(PlatformPolicyName name, PlatformPolicy policy, Stamp stamp) {
    JsonObject.Builder object = JsonObject.builder().put("name", name.toString());
    if (!policy.description().isEmpty()) {
      object.put("description", policy.description());
    }
    if (policy instanceof GkePolicy checks) {
      object.put(field(Platform.GKE), gke.write(checks));
    } else {
      object.put(field(Platform.CLOUD_RUN), cloudRun.write((CloudRunPolicy) policy));
    }
    stamp.appendTo(object);
    return object.build();
  }

  private Optional<Received<PlatformPolicy>> read(Fields fields, Platform platform) {
    Received.passOverOutput(fields);
    Optional<String> etag = Received.etagOf(fields);
    String description = BoundedText.descriptionOf(fields);
    for (Platform other : Platform.values()) {
      if (other != platform) {
        fields
            .find(field(other))
            .ifPresent(
                policy ->
                    policy.problem(
                        "does not fit platform `"
                            + platform.segment()
                            + "`, which needs `"
                            + field(platform)
                            + "`"));
      }
    }
    Optional<PlatformPolicy> policy =
        fields.get(field(platform)).flatMap(inner -> read(description, inner, platform));
    fields.refuseUnknown();
    return policy.map(value -> new Received<>(value, etag));
  }

  private Optional<PlatformPolicy> read(String description, Cursor inner, Platform platform) {
    return switch (platform) {
      case CLOUD_RUN -> cloudRun.read(description, inner).map(PlatformPolicy.class::cast);
      case GKE -> gke.read(description, inner).map(PlatformPolicy.class::cast);
    };
  }

  private static String field(Platform platform) {
    return switch (platform) {
      case CLOUD_RUN -> "cloudRunPolicy";
      case GKE -> "gkePolicy";
    };
  }
}
