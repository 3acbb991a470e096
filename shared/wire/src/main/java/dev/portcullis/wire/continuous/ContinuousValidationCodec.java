package dev.portcullis.wire.continuous;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.resource.Received;
import java.time.Instant;
import java.util.Optional;

/** The resource {@code projects/P/continuousValidationConfig}. Safe for use by many threads. */
public final class ContinuousValidationCodec {

  private static final String ENFORCEMENT = "enforcementPolicyConfig";
  private static final String ENABLED = "enabled";

  /**
   * Reads a configuration. Empty only if a problem was reported; that there is a value does not
   * mean that none was.
   */
  public Optional<ContinuousValidationConfig> read(Cursor cursor) {
    Optional<Fields> fields = cursor.object().map(Fields::acceptingProtoNames);
    fields.ifPresent(Received::passOverOutput);
    Optional<Fields> enforcement = fields.flatMap(f -> f.find(ENFORCEMENT)).flatMap(Cursor::object);
    boolean enabled = enforcement.flatMap(f -> f.find(ENABLED)).flatMap(Cursor::bool).orElse(false);
    enforcement.ifPresent(Fields::refuseUnknown);
    fields.ifPresent(Fields::refuseUnknown);
    return fields.map(f -> new ContinuousValidationConfig(enabled));
  }

  /** Writes a configuration. The inner object is always there: gcloud fails without it. */
  public JsonObject write(
      ProjectId project, ContinuousValidationConfig config, Optional<Instant> updateTime) {
    JsonObject.Builder enforcement = JsonObject.builder();
    if (config.enabled()) {
      enforcement.put(ENABLED, true);
    }
    return JsonObject.builder()
        .put("name", "projects/" + project + "/continuousValidationConfig")
        .put(ENFORCEMENT, enforcement.build())
        .putText("updateTime", updateTime.map(Instant::toString))
        .build();
  }
}
