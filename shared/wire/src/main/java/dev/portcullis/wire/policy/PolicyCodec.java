package dev.portcullis.wire.policy;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.GlobalPolicyEvaluation;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.verification.policy.SpecificRules;
import dev.portcullis.wire.resource.BoundedText;
import dev.portcullis.wire.resource.ProtoEnum;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policy of a project, as {@code gcloud container binauthz policy import} sends it. Safe for
 * use by many threads.
 *
 * @see <a href="https://cloud.google.com/binary-authorization/docs/reference/rest/v1/Policy">
 *     Google's reference</a>
 */
public final class PolicyCodec {

  private static final Map<String, GlobalPolicyEvaluation> GLOBAL_MODES =
      Map.of(
          GlobalPolicyEvaluation.GLOBAL_POLICY_EVALUATION_MODE_UNSPECIFIED.name(),
          GlobalPolicyEvaluation.GLOBAL_POLICY_EVALUATION_MODE_UNSPECIFIED,
          GlobalPolicyEvaluation.ENABLE.name(),
          GlobalPolicyEvaluation.ENABLE,
          GlobalPolicyEvaluation.DISABLE.name(),
          GlobalPolicyEvaluation.DISABLE);

  private static final List<GlobalPolicyEvaluation> NUMBERED_GLOBAL_MODES =
      List.of(GlobalPolicyEvaluation.ENABLE, GlobalPolicyEvaluation.DISABLE);

  private final AdmissionRuleCodec<AttestorName> rules =
      new AdmissionRuleCodec<>(
          "requireAttestationsBy",
          attestor -> attestor.text(AttestorName::parse),
          attestor -> JsonString.of(attestor.toString()),
          AttestorName::toString);
  private final SpecificRulesCodec specificRules = new SpecificRulesCodec(rules);

  /**
   * Reads a policy. Empty only if a problem was reported; that there is a value does not mean that
   * none was.
   */
  public Optional<Received<Policy>> read(Cursor cursor) {
    return cursor.object().map(Fields::acceptingProtoNames).flatMap(this::read);
  }

  /** Writes a policy under the name by which it was asked for. */
  public JsonObject write(String name, Policy policy, Stamp stamp) {
    JsonObject.Builder object = JsonObject.builder().put("name", name);
    if (!policy.description().isEmpty()) {
      object.put("description", policy.description());
    }
    if (policy.globalPolicyEvaluation()
        != GlobalPolicyEvaluation.GLOBAL_POLICY_EVALUATION_MODE_UNSPECIFIED) {
      object.put("globalPolicyEvaluationMode", policy.globalPolicyEvaluation().name());
    }
    object.put("admissionWhitelistPatterns", AllowlistCodec.write(policy.allowlist()));
    policy.specificRules().ifPresent(specific -> specificRules.write(specific, object));
    object.put("defaultAdmissionRule", rules.write(policy.defaultRule()));
    stamp.appendTo(object);
    return object.build();
  }

  private Optional<Received<Policy>> read(Fields fields) {
    Received.passOverOutput(fields);
    Optional<String> etag = Received.etagOf(fields);
    String description = BoundedText.descriptionOf(fields);
    GlobalPolicyEvaluation global =
        ProtoEnum.find(fields, "globalPolicyEvaluationMode")
            .flatMap(
                mode ->
                    ProtoEnum.read(mode, NUMBERED_GLOBAL_MODES, word -> word.choice(GLOBAL_MODES)))
            .orElse(GlobalPolicyEvaluation.GLOBAL_POLICY_EVALUATION_MODE_UNSPECIFIED);
    Allowlist allowlist =
        fields
            .find("admissionWhitelistPatterns")
            .map(AllowlistCodec::read)
            .orElse(Allowlist.empty());
    Optional<SpecificRules> specific = specificRules.read(fields);
    Optional<AdmissionRule<AttestorName>> rule =
        fields.get("defaultAdmissionRule").flatMap(rules::read);
    fields.refuseUnknown();
    checkReferences(rule, specific, fields.cursor());
    return rule.map(
        r -> new Received<>(new Policy(description, global, allowlist, r, specific), etag));
  }

  private static void checkReferences(
      Optional<AdmissionRule<AttestorName>> defaultRule,
      Optional<SpecificRules> specific,
      Cursor policy) {
    int references =
        defaultRule.map(rule -> rule.attestors().size()).orElse(0)
            + specific.map(PolicyCodec::references).orElse(0);
    if (references > AdmissionRuleCodec.MAX_ATTESTORS) {
      policy.problem(
          "names attestors "
              + references
              + " times; a policy may do so "
              + AdmissionRuleCodec.MAX_ATTESTORS
              + " times");
    }
  }

  private static int references(SpecificRules specific) {
    return specific.rules().values().stream().mapToInt(rule -> rule.attestors().size()).sum();
  }
}
