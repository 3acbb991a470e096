package dev.portcullis.wire.policy;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Excerpt;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonValue;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.wire.resource.BoundedList;
import dev.portcullis.wire.resource.ProtoEnum;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One admission rule. Immutable.
 *
 * @param <A> how the rule knows its attestors
 * @param attestorsField the field that lists the attestors
 * @param reader reads one of them
 * @param writer writes one of them
 * @param identity what must not be there twice
 */
record AdmissionRuleCodec<A>(
    String attestorsField,
    Function<Cursor, Optional<A>> reader,
    Function<A, JsonValue> writer,
    Function<A, String> identity) {

  /** Google publishes it for attestor references in a policy. */
  static final int MAX_ATTESTORS = 200;

  private static final Map<String, EvaluationMode> EVALUATION_MODES =
      Map.of(
          "ALWAYS_ALLOW", EvaluationMode.ALWAYS_ALLOW,
          "ALWAYS_DENY", EvaluationMode.ALWAYS_DENY,
          "REQUIRE_ATTESTATION", EvaluationMode.REQUIRE_ATTESTATION);

  private static final Map<String, EnforcementMode> ENFORCEMENT_MODES =
      Map.of(
          EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG.name(),
          EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG,
          EnforcementMode.DRYRUN_AUDIT_LOG_ONLY.name(),
          EnforcementMode.DRYRUN_AUDIT_LOG_ONLY);

  private static final List<EvaluationMode> NUMBERED_EVALUATION =
      List.of(
          EvaluationMode.ALWAYS_ALLOW,
          EvaluationMode.REQUIRE_ATTESTATION,
          EvaluationMode.ALWAYS_DENY);

  private static final List<EnforcementMode> NUMBERED_ENFORCEMENT =
      List.of(EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG, EnforcementMode.DRYRUN_AUDIT_LOG_ONLY);

  private enum EvaluationMode {
    ALWAYS_ALLOW,
    ALWAYS_DENY,
    REQUIRE_ATTESTATION
  }

  Optional<AdmissionRule<A>> read(Cursor cursor) {
    return cursor.object().map(Fields::acceptingProtoNames).flatMap(this::read);
  }

  private Optional<AdmissionRule<A>> read(Fields fields) {
    Optional<EvaluationMode> evaluation =
        fields
            .get("evaluationMode")
            .flatMap(
                mode ->
                    ProtoEnum.read(
                        mode, NUMBERED_EVALUATION, word -> word.choice(EVALUATION_MODES)));
    Optional<EnforcementMode> enforcement =
        fields
            .get("enforcementMode")
            .flatMap(
                mode ->
                    ProtoEnum.read(
                        mode, NUMBERED_ENFORCEMENT, word -> word.choice(ENFORCEMENT_MODES)));
    Optional<Cursor> list = fields.find(attestorsField);
    List<A> attestors = list.map(this::attestors).orElse(List.of());
    fields.refuseUnknown();
    if (evaluation.isEmpty() || enforcement.isEmpty()) {
      return Optional.empty();
    }
    checkWhetherAttestorsFit(evaluation.get(), list, fields.cursor());
    return switch (evaluation.get()) {
      case ALWAYS_ALLOW -> Optional.of(new AdmissionRule.AlwaysAllow<>(enforcement.get()));
      case ALWAYS_DENY -> Optional.of(new AdmissionRule.AlwaysDeny<>(enforcement.get()));
      case REQUIRE_ATTESTATION ->
          attestors.isEmpty()
              ? Optional.empty()
              : Optional.of(new AdmissionRule.RequireAttestation<>(enforcement.get(), attestors));
    };
  }

  JsonObject write(AdmissionRule<A> rule) {
    JsonObject.Builder object = JsonObject.builder();
    object.put("evaluationMode", evaluationMode(rule).name());
    if (!rule.attestors().isEmpty()) {
      object.put(attestorsField, JsonArray.of(rule.attestors().stream().map(writer).toList()));
    }
    return object.put("enforcementMode", rule.enforcement().name()).build();
  }

  private List<A> attestors(Cursor list) {
    Set<String> seen = new HashSet<>();
    return BoundedList.of(
        list,
        MAX_ATTESTORS,
        element -> reader.apply(element).filter(attestor -> isNew(element, attestor, seen)));
  }

  private void checkWhetherAttestorsFit(
      EvaluationMode evaluation, Optional<Cursor> list, Cursor rule) {
    boolean required = evaluation == EvaluationMode.REQUIRE_ATTESTATION;
    boolean filled = list.filter(BoundedList::isFilled).isPresent();
    if (required && !filled) {
      // An empty list would ask nobody, and so let everything pass.
      list.orElse(rule)
          .problem(
              "needs at least one attestor in `"
                  + attestorsField
                  + "`, as evaluationMode is REQUIRE_ATTESTATION");
    } else if (!required && filled) {
      list.orElse(rule).problem("must be empty unless evaluationMode is REQUIRE_ATTESTATION");
    }
  }

  private boolean isNew(Cursor element, A attestor, Set<String> seen) {
    String name = identity.apply(attestor);
    boolean isNew = seen.add(name);
    if (!isNew) {
      element.problem("is there already: " + Excerpt.of(name) + "; leave one out");
    }
    return isNew;
  }

  private static <A> EvaluationMode evaluationMode(AdmissionRule<A> rule) {
    if (rule instanceof AdmissionRule.AlwaysAllow<A>) {
      return EvaluationMode.ALWAYS_ALLOW;
    }
    return rule instanceof AdmissionRule.AlwaysDeny<A>
        ? EvaluationMode.ALWAYS_DENY
        : EvaluationMode.REQUIRE_ATTESTATION;
  }
}
