package dev.portcullis.wire.policy;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.verification.policy.InlineAttestor;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.resource.ApiVersion;
import dev.portcullis.wire.resource.BoundedText;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.util.List;
import java.util.Optional;

/**
 * A platform policy for Cloud Run, in the resource that platform policies share. Safe for use by
 * many threads.
 *
 * @see <a
 *     href="https://cloud.google.com/binary-authorization/docs/reference/rest/v1/projects.platforms.policies">
 *     Google's reference</a>
 */
public final class CloudRunPolicyCodec {

  private static final BoundedText ATTESTOR_ID = BoundedText.label(253);

  private final PublicKeys keys;
  private final AdmissionRuleCodec<InlineAttestor> rules =
      new AdmissionRuleCodec<>(
          "requiredAttestors", this::attestor, this::write, InlineAttestor::id);

  /** A codec that treats keys in this way. */
  public CloudRunPolicyCodec(PublicKeys keys) {
    this.keys = keys;
  }

  /**
   * Reads a platform policy. Empty only if a problem was reported; that there is a value does not
   * mean that none was.
   */
  public Optional<Received<CloudRunPolicy>> read(Cursor cursor) {
    return cursor.object().map(Fields::acceptingProtoNames).flatMap(this::read);
  }

  /** Writes a platform policy. */
  public JsonObject write(PlatformPolicyName name, CloudRunPolicy policy, Stamp stamp) {
    JsonObject.Builder object = JsonObject.builder().put("name", name.toString());
    if (!policy.description().isEmpty()) {
      object.put("description", policy.description());
    }
    object.put(
        "cloudRunPolicy",
        JsonObject.builder()
            .put("allowlistPatterns", AllowlistCodec.write(policy.allowlist()))
            .put("rule", rules.write(policy.rule()))
            .build());
    stamp.appendTo(object);
    return object.build();
  }

  private Optional<Received<CloudRunPolicy>> read(Fields fields) {
    Received.passOverOutput(fields);
    Optional<String> etag = Received.etagOf(fields);
    String description = BoundedText.descriptionOf(fields);
    Optional<Cursor> gke = fields.find("gkePolicy");
    gke.ifPresent(policy -> policy.problem("is not supported yet: only `cloudRunPolicy` is"));
    Optional<Cursor> cloudRun =
        gke.isPresent() ? fields.find("cloudRunPolicy") : fields.get("cloudRunPolicy");
    Optional<CloudRunPolicy> policy =
        cloudRun
            .flatMap(Cursor::object)
            .map(Fields::acceptingProtoNames)
            .flatMap(inline -> policy(description, inline));
    fields.refuseUnknown();
    return policy.map(value -> new Received<>(value, etag));
  }

  private Optional<CloudRunPolicy> policy(String description, Fields inline) {
    Allowlist allowlist =
        inline.find("allowlistPatterns").map(AllowlistCodec::read).orElse(Allowlist.empty());
    Optional<AdmissionRule<InlineAttestor>> rule = inline.get("rule").flatMap(rules::read);
    inline.refuseUnknown();
    return rule.map(r -> new CloudRunPolicy(description, allowlist, r));
  }

  private Optional<InlineAttestor> attestor(Cursor cursor) {
    return cursor.object().map(Fields::acceptingProtoNames).flatMap(this::attestor);
  }

  private Optional<InlineAttestor> attestor(Fields fields) {
    Optional<String> id = fields.get("id").flatMap(text -> text.text(ATTESTOR_ID));
    Optional<NoteName> note =
        fields.get("attestationNote").flatMap(text -> text.text(NoteName::parse));
    String description = BoundedText.descriptionOf(fields);
    List<PkixKey> publicKeys = fields.find("publicKeys").map(keys::read).orElse(List.of());
    fields.refuseUnknown();
    return id.flatMap(i -> note.map(n -> new InlineAttestor(i, description, n, publicKeys)));
  }

  private JsonObject write(InlineAttestor attestor) {
    JsonObject.Builder object = JsonObject.builder().put("id", attestor.id());
    if (!attestor.description().isEmpty()) {
      object.put("description", attestor.description());
    }
    object.put("attestationNote", attestor.note().toString());
    if (!attestor.keys().isEmpty()) {
      JsonArray publicKeys = PublicKeys.write(attestor.keys(), ApiVersion.V1);
      object.put("publicKeys", publicKeys);
    }
    return object.build();
  }
}
