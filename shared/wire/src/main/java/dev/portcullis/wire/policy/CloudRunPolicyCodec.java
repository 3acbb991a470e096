package dev.portcullis.wire.policy;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.CloudRunPolicy;
import dev.portcullis.verification.policy.InlineAttestor;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.resource.ApiVersion;
import dev.portcullis.wire.resource.BoundedText;
import java.util.List;
import java.util.Optional;

/**
 * What a platform policy for Cloud Run says beside what all platform policies do. Safe for use by
 * many threads.
 */
final class CloudRunPolicyCodec {

  private static final BoundedText ATTESTOR_ID = BoundedText.label(253);

  private final PublicKeys keys;
  private final AdmissionRuleCodec<InlineAttestor> rules =
      new AdmissionRuleCodec<>(
          "requiredAttestors", this::attestor, this::write, InlineAttestor::id);

  CloudRunPolicyCodec(PublicKeys keys) {
    this.keys = keys;
  }

  Optional<CloudRunPolicy> read(String description, Cursor cursor) {
    return cursor
        .object()
        .map(Fields::acceptingProtoNames)
        .flatMap(inline -> policy(description, inline));
  }

  JsonObject write(CloudRunPolicy policy) {
    return JsonObject.builder()
        .put("allowlistPatterns", AllowlistCodec.write(policy.allowlist()))
        .put("rule", rules.write(policy.rule()))
        .build();
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
    List<PublicKey> publicKeys = fields.find("publicKeys").map(keys::read).orElse(List.of());
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
