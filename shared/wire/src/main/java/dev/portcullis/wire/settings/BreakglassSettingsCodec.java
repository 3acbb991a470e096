package dev.portcullis.wire.settings;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.wire.resource.ProtoDuration;
import dev.portcullis.wire.settings.BreakglassSettings.ServiceAccounts;
import java.util.Map;
import java.util.Optional;

/** The field {@code breakglass} of a project's settings; what is left out is set to its default. */
final class BreakglassSettingsCodec {

  private static final Map<String, ServiceAccounts> SERVICE_ACCOUNTS =
      Map.of(
          "NEVER", ServiceAccounts.NEVER,
          "ONLY_BY_GRANT", ServiceAccounts.ONLY_BY_GRANT,
          "ALLOWED", ServiceAccounts.ALLOWED);

  private BreakglassSettingsCodec() {}

  static JsonObject write(BreakglassSettings settings) {
    return JsonObject.builder()
        .put("enabled", settings.enabled())
        .put(
            "justification",
            JsonObject.builder()
                .put("minimumLength", settings.minimumLength())
                .putText("pattern", settings.pattern().map(JustificationPattern::text))
                .build())
        .put("maximumDuration", ProtoDuration.write(settings.maximumDuration()))
        .put("secondApprover", settings.secondApprover())
        .put("serviceAccounts", settings.serviceAccounts().name())
        .build();
  }

  /** Reads the field; empty if it is no object, which was reported then. */
  static Optional<BreakglassSettings> read(Cursor cursor) {
    return cursor.object().map(BreakglassSettingsCodec::read);
  }

  private static BreakglassSettings read(Fields fields) {
    BreakglassSettings defaults = BreakglassSettings.DEFAULT;
    Optional<Fields> justification = fields.find("justification").flatMap(Cursor::object);
    BreakglassSettings settings =
        new BreakglassSettings(
            fields.find("enabled").flatMap(Cursor::bool).orElse(defaults.enabled()),
            justification
                .flatMap(f -> f.find("minimumLength"))
                .flatMap(c -> c.integer(0, BreakglassSettings.MAX_JUSTIFICATION))
                .map(Long::intValue)
                .orElse(defaults.minimumLength()),
            justification
                .flatMap(f -> f.find("pattern"))
                .flatMap(c -> c.text(JustificationPattern::parse)),
            ProjectSettingsCodec.duration(
                    fields.find("maximumDuration"),
                    BreakglassSettings.MIN_DURATION,
                    BreakglassSettings.MAX_DURATION)
                .orElse(defaults.maximumDuration()),
            fields.find("secondApprover").flatMap(Cursor::bool).orElse(defaults.secondApprover()),
            fields
                .find("serviceAccounts")
                .flatMap(word -> word.choice(SERVICE_ACCOUNTS))
                .orElse(defaults.serviceAccounts()));
    justification.ifPresent(Fields::refuseUnknown);
    fields.refuseUnknown();
    return settings;
  }
}
