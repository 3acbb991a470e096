package dev.portcullis.wire.settings;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.resource.ProtoDuration;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import dev.portcullis.wire.settings.ProjectSettings.JobsGate;
import dev.portcullis.wire.settings.ProjectSettings.Unannotated;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The resource {@code projects/P/settings}, whole: a field that is left out is set to its default.
 * Safe for use by many threads.
 */
public final class ProjectSettingsCodec {

  private static final Map<String, Unannotated> UNANNOTATED =
      Map.of("EVALUATE", Unannotated.EVALUATE, "DENY", Unannotated.DENY, "SKIP", Unannotated.SKIP);

  private static final Map<String, JobsGate> JOBS =
      Map.of("AT_SUBMISSION", JobsGate.AT_SUBMISSION, "AT_EXECUTION", JobsGate.AT_EXECUTION);

  /**
   * Reads settings. Empty only if a problem was reported; that there is a value does not mean that
   * none was.
   */
  public Optional<Received<ProjectSettings>> read(Cursor cursor) {
    return cursor.object().map(ProjectSettingsCodec::read);
  }

  /** Writes settings, defaults included. */
  public JsonObject write(ProjectId project, ProjectSettings settings, Stamp stamp) {
    JsonObject.Builder object =
        JsonObject.builder()
            .put("name", "projects/" + project + "/settings")
            .putText("projectNumber", settings.projectNumber())
            .put("unannotated", settings.unannotated().name())
            .put("jobs", settings.jobs().name())
            .put("decisionLifetime", ProtoDuration.write(settings.decisionLifetime()))
            .put("decisionRetention", ProtoDuration.write(settings.decisionRetention()))
            .put("findingRetention", ProtoDuration.write(settings.findingRetention()))
            .put("logParticularsRetention", ProtoDuration.write(settings.logParticularsRetention()))
            .put("breakglass", BreakglassSettingsCodec.write(settings.breakglass()));
    stamp.appendTo(object);
    return object.build();
  }

  private static Received<ProjectSettings> read(Fields fields) {
    ProjectSettings defaults = ProjectSettings.DEFAULT;
    Received.passOverOutput(fields);
    Optional<String> etag = Received.etagOf(fields);
    Optional<String> number =
        fields.find("projectNumber").flatMap(text -> text.text(ProjectSettingsCodec::number));
    Unannotated unannotated =
        fields
            .find("unannotated")
            .flatMap(word -> word.choice(UNANNOTATED))
            .orElse(defaults.unannotated());
    JobsGate jobs = fields.find("jobs").flatMap(word -> word.choice(JOBS)).orElse(defaults.jobs());
    Duration lifetime =
        duration(
                fields.find("decisionLifetime"),
                ProjectSettings.MIN_LIFETIME,
                ProjectSettings.MAX_LIFETIME)
            .orElse(defaults.decisionLifetime());
    Duration retention =
        retention(fields, "decisionRetention").orElse(defaults.decisionRetention());
    Duration findings = retention(fields, "findingRetention").orElse(defaults.findingRetention());
    Duration particulars =
        retention(fields, "logParticularsRetention").orElse(defaults.logParticularsRetention());
    BreakglassSettings breakglass =
        fields
            .find("breakglass")
            .flatMap(BreakglassSettingsCodec::read)
            .orElse(defaults.breakglass());
    fields.refuseUnknown();
    return new Received<>(
        new ProjectSettings(
            number, unannotated, jobs, lifetime, retention, findings, particulars, breakglass),
        etag);
  }

  private static Optional<Duration> retention(Fields fields, String name) {
    return duration(
        fields.find(name), ProjectSettings.MIN_RETENTION, ProjectSettings.MAX_RETENTION);
  }

  private static String number(String text) throws InvalidTextException {
    if (!ProjectSettings.isNumber(text)) {
      throw new InvalidTextException(
          "is not a project number; `gcloud projects describe PROJECT"
              + " --format='value(projectNumber)'` prints it");
    }
    return text;
  }

  /** A duration within bounds; another one is a problem at the field. */
  static Optional<Duration> duration(Optional<Cursor> field, Duration least, Duration most) {
    Optional<Duration> duration = field.flatMap(text -> text.text(ProtoDuration::parse));
    if (duration.isPresent() && !ProjectSettings.isWithin(duration.get(), least, most)) {
      field
          .orElseThrow()
          .problem(
              "must be from " + ProtoDuration.write(least) + " to " + ProtoDuration.write(most));
      return Optional.empty();
    }
    return duration;
  }
}
