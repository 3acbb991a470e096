package dev.portcullis.record.decision;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import dev.portcullis.registers.principal.PrincipalForm;
import java.time.Instant;
import java.util.Optional;

/** A decision as JSON: one shape, shown in more or less detail. */
public final class DecisionJson {

  private DecisionJson() {}

  /**
   * The fields of a decision, to which a caller adds what belongs to one answer only.
   *
   * @param name where it is on record; without that nothing may be deployed by it, so it does not
   *     say until when either
   */
  public static JsonObject.Builder write(
      Optional<DecisionName> name, Decision decision, Detail detail) {
    JsonObject.Builder json =
        JsonObject.builder()
            .putText("name", name.map(DecisionName::toString))
            .put("verdict", decision.outcome().name())
            .put("basis", decision.basis().name())
            .put("policy", decision.policy().name())
            .put("policyRevision", decision.policy().revision())
            .put("workload", workload(decision.workload()))
            .put("principal", principal(decision, detail))
            .put("createTime", decision.createTime().toString())
            .putText(
                "expireTime",
                name.flatMap(recorded -> decision.expireTime()).map(Instant::toString));
    if (!decision.context().isEmpty()) {
      JsonObject.Builder context = JsonObject.builder();
      decision.context().forEach(context::put);
      json.put("context", context.build());
    }
    return json.put(
            "warnings",
            JsonArray.of(decision.warnings().stream().map(DecisionJson::warning).toList()))
        .put(
            "images",
            JsonArray.of(
                decision.images().stream().map(image -> ImageJson.write(image, detail)).toList()))
        .put("message", decision.message())
        .put("breakglass", OverrideJson.write(decision.override()));
  }

  /** What was decided about one image, as a decision shows it. */
  public static JsonObject image(DecidedImage image, Detail detail) {
    return ImageJson.write(image, detail);
  }

  private static JsonValue principal(Decision decision, Detail detail) {
    return detail == Detail.STORED
        ? PrincipalForm.write(decision.principal())
        : JsonString.of(decision.principal().display());
  }

  /** What is kept of a workload, as a decision shows it. */
  public static JsonObject workload(WorkloadSummary workload) {
    return JsonObject.builder()
        .put("kind", workload.kind())
        .put("name", workload.name())
        .putText("revision", nonEmpty(workload.revision()))
        .putText("location", nonEmpty(workload.location()))
        .put("hash", "sha256:" + workload.hash())
        .build();
  }

  /** A warning, as a decision shows it. */
  public static JsonObject warning(Warning warning) {
    return JsonObject.builder()
        .put("code", warning.code())
        .put("message", warning.message())
        .put("fix", warning.fix())
        .build();
  }

  private static Optional<String> nonEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
