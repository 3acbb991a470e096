package dev.portcullis.record.decision;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.decision.PolicyOverride.NotAsked;
import dev.portcullis.record.decision.PolicyOverride.Refused;
import dev.portcullis.record.decision.PolicyOverride.Used;
import dev.portcullis.verification.verdict.Basis;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The field {@code breakglass} of a decision; not there if nobody asked for it. */
final class OverrideJson {

  private static final String USED = "BREAKGLASS_USED";
  private static final String REFUSED = "BREAKGLASS_REFUSED";
  private static final Map<String, Boolean> IS_USED = Map.of(USED, true, REFUSED, false);
  private static final Map<String, Refusal.Code> CODES = Names.of(Refusal.Code.values());

  private OverrideJson() {}

  static Optional<JsonObject> write(PolicyOverride override) {
    if (override instanceof Used used) {
      return Optional.of(
          JsonObject.builder()
              .put("outcome", USED)
              .put("policyVerdict", used.policyOutcome().name())
              .put("policyBasis", used.policyBasis().name())
              .put("event", used.event())
              .putText("grant", used.grant())
              .build());
    }
    if (override instanceof Refused refused) {
      return Optional.of(
          JsonObject.builder()
              .put("outcome", REFUSED)
              .put("policyVerdict", refused.policyOutcome().name())
              .put(
                  "reasons",
                  JsonArray.of(refused.refusals().stream().map(OverrideJson::refusal).toList()))
              .build());
    }
    return Optional.empty();
  }

  /** Reads the field, if it is there; empty if a problem was reported. */
  static Optional<PolicyOverride> read(Optional<Cursor> stored) {
    return stored.isEmpty()
        ? Optional.of(new NotAsked())
        : stored.get().object().flatMap(OverrideJson::read);
  }

  private static Optional<PolicyOverride> read(Fields fields) {
    Optional<Boolean> used = fields.get("outcome").flatMap(c -> c.choice(IS_USED));
    Optional<Outcome> outcome =
        fields.get("policyVerdict").flatMap(c -> c.choice(ImageJson.OUTCOMES));
    if (used.isEmpty() || outcome.isEmpty()) {
      return Optional.empty();
    }
    if (!used.get()) {
      List<Refusal> refusals =
          fields.get("reasons").map(c -> c.list(OverrideJson::readRefusal)).orElse(List.of());
      return refusals.isEmpty()
          ? Optional.empty()
          : Optional.of(new Refused(outcome.get(), refusals));
    }
    Optional<Basis> basis = fields.get("policyBasis").flatMap(c -> c.choice(ImageJson.BASES));
    Optional<String> event = fields.get("event").flatMap(Cursor::string);
    Optional<String> grant = fields.find("grant").flatMap(Cursor::string);
    return basis.isPresent() && event.isPresent()
        ? Optional.of(new Used(outcome.get(), basis.get(), event.get(), grant))
        : Optional.empty();
  }

  private static JsonObject refusal(Refusal refusal) {
    return JsonObject.builder()
        .put("code", refusal.code().name())
        .put("message", refusal.message())
        .put("fix", refusal.fix())
        .build();
  }

  private static Optional<Refusal> readRefusal(Cursor stored) {
    return stored
        .object()
        .flatMap(
            fields -> {
              Optional<Refusal.Code> code = fields.get("code").flatMap(c -> c.choice(CODES));
              Optional<String> message = fields.get("message").flatMap(Cursor::string);
              Optional<String> fix = fields.get("fix").flatMap(Cursor::string);
              return code.isPresent() && message.isPresent() && fix.isPresent()
                  ? Optional.of(new Refusal(code.get(), message.get(), fix.get()))
                  : Optional.empty();
            });
  }
}
